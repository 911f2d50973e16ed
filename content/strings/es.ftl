# Todo lo que dice el bot, en español. Una sección por función; los nombres son los de en.ftl.
# Revisión pendiente por pares que hablan español.

## chat: lo que cualquier función puede necesitar

chat-unknown-command =
    No conozco ese comando. Escribe **/help** para ver qué puedo hacer, o hazme tu pregunta con tus palabras.
chat-stale-button = Ese botón es de un mensaje anterior. Empieza otra vez con /help.
chat-failed-title = Eso no funcionó
chat-failed =
    Algo falló de mi lado y no pude terminar. Nada de lo que enviaste se pasó a nadie.

    Intenta otra vez en un momento. Si sigue pasando, dile este código a la coordinación: **{ $code }**
chat-needs-member = Esto es para integrantes de la alianza. Escribe /start para ver cómo participar.
chat-needs-facilitator = Esto es para quienes facilitan sesiones. La coordinación puede contarte más.
chat-needs-coordinator = Esto es para la coordinación. Si necesitas algo de ellos, escribe /help.
chat-needs-committee = Esto es para integrantes del comité de fidelidad.

## faq: preguntas con palabras propias, temas, y lo que nadie ha contestado todavía

command-ask = Haz una pregunta con tus palabras
command-ask-question = ¿Qué quieres saber sobre el apoyo entre pares?
command-topics = Mira las respuestas por tema

faq-ask-how =
    Escribe tu pregunta con tus palabras, en español o en inglés. Funciona mejor una pregunta a la vez.

    Por ejemplo: *¿Necesito un certificado para ayudar a otras personas?*
faq-several =
    Preguntaste varias cosas a la vez. Esta es la primera que puedo contestar. Envía las demás una por una, por favor.
faq-several-none =
    Preguntaste varias cosas a la vez y todavía no encontré una respuesta segura. Envíalas una por una, por favor.

faq-answer-elsewhere = Esto es sobre **{ $place }**. Otros estados tienen sus propias reglas.
faq-answer-historic = Esto es parte de la historia. Hoy no es una regla.
faq-answer-fallback =
    { $language ->
        [en] Todavía no tenemos esto en español; aquí está en inglés.
       *[other] Todavía no tenemos esto en español; aquí está en otro idioma.
    }
faq-awaiting-review = Este texto todavía espera la revisión de pares que hablan español.
faq-source =
    { $count ->
        [one] Fuente
       *[other] Fuentes
    }
faq-where = Dónde vale
faq-as-of = Al día
faq-as-of-reviewed = { $day }
faq-as-of-reviewed-facts = { $day }, con datos de: { $facts }
faq-as-of-facts = Datos de: { $facts }
faq-mind = Ten en cuenta
faq-note-contested = La gente lo ve de distintas maneras, así que aquí hay más de una postura.
faq-note-outdated = Estos datos son viejos. Léelos como historia.
faq-note-check = Confírmalo con la fuente antes de contar con ello.
faq-note-out-of-date = Puede no estar al día: { $reason }
faq-note-due = Queríamos volver a revisar esto antes del { $day }, así que algo puede haber cambiado.

faq-button-not-this = No es esto
faq-button-report = Esto está mal o es viejo
faq-button-topics = Temas
faq-button-none = Ninguna de estas
faq-button-coordinator = Preguntar a la coordinación
faq-button-source = Abrir la fuente: { $source }
faq-button-back = Volver a la lista
faq-button-all-topics = Todos los temas

faq-choices-title = ¿Te refieres a una de estas?
faq-choices = No sé bien cuál respuesta te sirve. Elige una, o di que ninguna.
faq-choices-elsewhere =
    No sé bien cuál respuesta te sirve. Algunas son de otro estado; el botón dice cuál.
faq-choices-unknown-state = Aquí todavía no hay nada escrito sobre **{ $place }**. Esto vale para todo el país o para otros estados.
faq-others-title = ¿Quizás una de estas?
faq-others = Lamento que no fuera eso. Estas son las respuestas que más se acercan.

faq-nothing-title = Esto no lo sé
faq-nothing =
    Solo doy respuestas que alguien escribió y revisó, y ninguna va con tu pregunta.

    Puedes preguntar con otras palabras, mirar los temas, o dejar que la coordinación la vea. No se ha pasado nada a nadie.

faq-talk-greeting-title = ¡Hola!
faq-talk-greeting =
    Soy un programa que conoce respuestas escritas sobre el apoyo entre pares. ¿Qué quieres saber? Pregunta con tus palabras.
faq-talk-thanks = De nada. Vuelve con una pregunta cuando quieras.
faq-talk-goodbye = Hasta luego, y cuídate. Aquí estoy a cualquier hora.
faq-talk-okay = Está bien. Cuando tengas una pregunta, hazla con tus palabras. También puedes mirar los temas.
faq-talk-abilities-title = Lo que puedo hacer
faq-talk-abilities =
    Soy un programa, no una persona. Doy respuestas sobre el apoyo entre pares que alguien escribió y revisó: capacitación, certificados, trabajo, valores, derechos, tu propio bienestar.

    - Pregunta con tus palabras, en español o en inglés.
    - Cada respuesta dice su fuente, su lugar y su fecha.
    - Si no sé algo, lo digo. La coordinación puede ver tu pregunta si tú quieres.

    Escribe **/help** para todo lo demás, o **/support** para encontrar con quién hablar.
faq-talk-empty = Solo puedo leer palabras. ¿Qué quieres saber sobre el apoyo entre pares? Pregunta con tus palabras.
faq-unreadable =
    No pude encontrar una pregunta ahí. ¿La puedes hacer con palabras sencillas? Basta una frase corta.

faq-topics-title = Temas
faq-topics = ¿Qué te interesa? Elige un tema para ver sus preguntas.
faq-topics-prompt = Elige un tema
faq-topics-empty = Aquí todavía no hay respuestas. Puedes preguntar a la coordinación.
faq-topic-more = Más preguntas
faq-topic-more-about = Respuestas que todavía no tienen un tema propio
faq-topic-count =
    { $count ->
        [one] Una pregunta.
       *[other] { $count } preguntas.
    }
faq-topic-none-near = Todavía no hay nada para tu estado ni para todo el país. Mira en los botones de abajo. Puedes elegir tu estado con /me.
faq-topic-elsewhere = Estas son de otros estados. Las reglas de tu estado pueden ser distintas.
faq-topic-untranslated = Estas todavía no están en español. Puedes leerlas en inglés.
faq-topic-prompt = Elige una pregunta
faq-button-elsewhere =
    { $count ->
        [one] Otros estados (1)
       *[other] Otros estados ({ $count })
    }
faq-button-near = Para ti ({ $count })
faq-button-untranslated = En inglés ({ $count })
faq-entry-gone = Esa respuesta ya no está aquí. Prueba /ask o /topics.
faq-topic-gone = Ese tema ya no está aquí. Prueba /topics.

faq-hand-in-title = Preguntar a la coordinación
faq-hand-in-intro =
    Tu pregunta llega a quienes coordinan la alianza. Antes puedes cambiarla. No se envía tu nombre. Si cancelas, no se envía nada.
faq-hand-in-question = Tu pregunta
faq-hand-in-question-help = No pongas nombres de personas ni de lugares de trabajo.
faq-hand-in-answer = Quiero que me contesten aquí
faq-hand-in-answer-help = Solo así se guarda cómo llegar a ti, hasta que te contesten.
faq-hand-in-submit = Enviar
faq-hand-in-empty = No había ninguna pregunta, así que no se envió nada.
faq-handed-title = La coordinación verá tu pregunta
faq-handed = Se guardó esto:
faq-handed-nameless =
    Junto con ello: el idioma, el estado ({ $place }) y el día ({ $day }). Nada dice quién preguntó, así que nadie puede contestarte. Puedes volver a preguntar aquí más adelante.
faq-handed-answer =
    Junto con ello: el idioma, el estado ({ $place }), el día ({ $day }) y cómo llegar a ti en privado. Eso último se borra cuando te contesten.

faq-report-title = ¿Está mal o es viejo?
faq-report-intro =
    Gracias por ayudar. La coordinación revisará esta respuesta: { $question }
faq-report-note = ¿Qué está mal o es viejo? (opcional)
faq-report-note-help = Sirven unas palabras o un enlace. Nada dice quién lo escribió.
faq-report-submit = Enviar
faq-reported-title = Gracias
faq-reported =
    La coordinación revisará esta respuesta. Se guardó: cuál es, su idioma, el estado, el día, y tu nota si escribiste una. Nada dice quién avisó.

## certification

command-certification = Qué pide un estado para la certificación de pares
command-certification-state = Un estado, como Vermont o CA; vacío para el tuyo

certification-title = { $place }: { $credential }
certification-section-title = { $place }: { $section }
certification-side = { $place }: { $label }
certification-place-and-time = { $place }, { $as_of }
certification-facts-of = datos de { $as_of }

certification-section-overview = Resumen
certification-section-training = Capacitación y examen
certification-section-renewal = Renovación y CE
certification-section-who = Quién puede solicitar
certification-section-paths = Vías y costos
certification-section-sources = Ley, organismos, fuentes

certification-status-in-force = La regla vigente, hasta donde sabemos.
certification-status-recommendation = Una recomendación de { $as_of }. No es la regla.
certification-status-model = Un modelo para los estados, de { $as_of }. No es la regla de ningún estado.
certification-status-voluntary = Una credencial por elección. No reemplaza el certificado de ningún estado.
certification-status-superseded = Un plan de { $as_of }. Otra cosa tomó su lugar; no es la regla.

certification-unknown = No lo sabemos. Pregunta a: { $ask }.
certification-unknown-short = no lo sabemos; pregunta a: { $ask }
certification-differ = Las fuentes difieren:
certification-differ-ask = Pregunta cuál se aplica a ti. Puede responder: { $ask }.
certification-differ-short = las fuentes difieren
certification-not-said = no tenemos nada sobre esto
certification-doubt-medium = Lo leímos en un resumen o en una página más antigua, así que puede no ser exacto.
certification-doubt-medium-short = no del todo confirmado
certification-doubt-low = No pudimos confirmarlo.
certification-doubt-low-short = sin confirmar
certification-may-be-old = **Puede estar desactualizado.** { $why }

certification-as-of = Datos de { $as_of }; revisados el { $reviewed }. Las reglas cambian.
certification-overdue = Queríamos revisarlo antes del { $day }. Puede estar desactualizado.
certification-source = Fuente: { $sources }
certification-more = { $count ->
    [one] y una más
   *[other] y { $count } más
}
certification-confirm = Confirma con: { $bodies }
certification-translation-awaiting = El texto en español espera la revisión de pares que hablan español.
certification-sources = Fuentes
certification-read-in-part = Leída en parte.
certification-confirm-list = Confirma con
certification-not-known-list = Lo que no sabemos

certification-other-states = Otros estados
certification-compare = Comparar con…
certification-compare-title = Lado a lado
certification-compare-hint = Entre paréntesis: de cuándo es cada número. Abre cualquiera de los dos para ver el registro completo.

certification-none-title = { $place }: no tenemos registro
certification-none = No tenemos la regla de certificación de { $place }, y no vamos a adivinarla. Así puedes encontrarla:
certification-held = Estos son los lugares cuyas reglas tenemos. La regla de otro estado no se aplica allí a ti.
certification-which-title = ¿Qué estado?
certification-which =
    Cada estado tiene su propia regla. Elige uno o escríbelo después del comando, como `certification Texas`.
certification-no-such = No conozco ningún estado de EE. UU. llamado «{ $typed }». Puedes escribir un nombre, como Vermont, o sus dos letras, como VT.
certification-no-such-near = No conozco ningún estado de EE. UU. llamado «{ $typed }». ¿Quisiste decir uno de los primeros botones?
certification-held-here = tenemos su regla

certification-values = Los quince valores
certification-open-value = Abrir un valor
certification-next-value = Siguiente: { $name }
certification-contested = **Esto se ve de más de una forma.** { $words }
certification-ask-yourself = Para preguntarte
certification-near-national = Cercano en las guías nacionales, según nuestra lectura
certification-areas = Temas de la capacitación
certification-principles = Y formas de trabajar
certification-courses-today = Cursos de hoy
certification-back = Volver al registro

certification-about-required-to-work = Hace falta para el trabajo de par
certification-about-certifier = Quién certifica
certification-about-overseer = Quién supervisa
certification-about-trainer = Quién capacita
certification-about-credentialer = Quién otorga la credencial
certification-about-legal-basis = La ley
certification-about-in-force-since = En vigor desde
certification-about-categories = Tipos de pares
certification-about-minimum-age = Edad mínima
certification-about-lived-experience = Experiencia vivida
certification-about-education = Estudios
certification-about-residence = Dónde vives o trabajas
certification-about-background-check = Revisión de antecedentes
certification-about-other-conditions = También se pide
certification-about-training-hours = Capacitación
certification-about-training-parts = Partes de la capacitación
certification-about-training-content = Qué abarca
certification-about-training-format = Cómo se enseña
certification-about-attendance = Asistencia
certification-about-trainers = Quién debería enseñar
certification-about-specialties = Especialidades
certification-about-experience = Experiencia de trabajo
certification-about-exam = Examen
certification-about-exam-format = Forma del examen
certification-about-pass-mark = Puntos para aprobar
certification-about-exam-languages = Idiomas del examen
certification-about-ethics = Código de ética
certification-about-supervision = Supervisión
certification-about-renewal-cycle = Renovación
certification-about-ce-hours = Educación continua (CE)
certification-about-ce-topics = Temas de CE
certification-about-ce-approver = Quién aprueba la CE
certification-about-renewal-window = Cuándo renovar
certification-about-keep-records = Comprobantes de CE
certification-about-levels = Niveles
certification-about-standard-path = Vía para quienes empiezan
certification-about-experienced-path = Vía para pares con experiencia
certification-about-reciprocity = Con certificado de otro estado
certification-about-interim = Regla provisional
certification-about-cost = Costo
certification-about-application-fee = Pago por la solicitud
certification-about-exam-fee = Pago por el examen
certification-about-course-fee = Pago por el curso
certification-about-renewal-fee = Pago por renovar
certification-about-late-fee = Recargo por retraso

## members: llegar, ayuda y lo que se guarda de una persona

command-start = Qué soy y por dónde empezar
command-help = Qué puedes hacer aquí
command-me = Ver, cambiar, llevarte o borrar lo que guardo de ti

members-start-title = Te damos la bienvenida a { $alliance }
members-start-newcomer =
    Soy un programa, no una persona. Respondo preguntas sobre el trabajo de apoyo entre pares: cómo empezar, certificación, capacitación, pago, derechos y valores.

    Cada respuesta se escribió de antemano y muestra su fuente y su fecha. Cuando no sé algo, lo digo. Entonces puedes pasar tu pregunta a la coordinación.

    No hace falta ser integrante para preguntar. ¿Te gustaría participar? Pregúntame cómo: la coordinación puede responder a eso.

    Escríbeme con tus palabras u oprime un botón.
members-start-member =
    Qué bueno tenerte aquí. Soy el programa de la alianza, no una persona.

    Pregúntame con tus palabras sobre el trabajo de apoyo entre pares. Cada respuesta muestra su fuente y su fecha. Cuando no sé algo, lo digo, y puedes pasar tu pregunta a la coordinación. Escribe /help para ver todo lo que puedes hacer.
members-start-facilitator = **Facilitas sesiones.** Lo que ya está listo para ti aparece en /help.
members-start-coordinator = **Coordinas.** Las preguntas y los avisos que te esperan están en /review.
members-start-committee = **Eres parte del comité de fidelidad a los valores del apoyo entre pares.** Este bot aún no tiene un canal para inquietudes, así que por aquí no te puede llegar ninguna.
members-privacy = **Privacidad:** solo leo lo que me envías, y guardo poco. Aun así, este chat no es del todo privado: quien opera la aplicación o la página podría leerlo. Escribe /me para ver o borrar lo que guardo de ti.
members-how-button = Cómo preguntar
members-topics-button = Ver temas
members-support-button = Personas con quienes hablar
members-review-button = Lo que espera revisión

members-how-title = Cómo preguntar
members-how =
    - **En un chat privado conmigo:** escribe tu pregunta, tal como la dirías.
    - **En un grupo o canal:** escribe /ask y tu pregunta, o mencióname.
    - **Una pregunta a la vez** funciona mejor.
    - Si hablas de otro estado que no es el tuyo, nómbralo.

    Por ejemplo: *¿Cómo empiezo a trabajar en apoyo entre pares?* o *¿Qué digo si me piden vigilar a alguien?*

members-help-title = Qué puedes hacer aquí
members-help = Puedes escribirme una pregunta en cualquier momento, sin comando. O usa uno de estos:
members-help-anyone = Para todas las personas
members-help-member = Para integrantes
members-help-facilitator = Para quienes facilitan
members-help-coordinator = Para la coordinación
members-help-committee = Para el comité de fidelidad

members-me-title = Lo que guardo de ti
members-me-nothing = No guardo nada de ti. Los ajustes en uso vienen de tu aplicación y de la alianza.
members-me-kept = Guardo esto:
members-held-settings =
    { $count ->
        [one] Un ajuste que elegiste
       *[other] { $count } ajustes que elegiste
    }
members-held-accounts =
    { $count ->
        [one] El número de tu cuenta en esta aplicación, para saber que los ajustes son tuyos
       *[other] Los números de tus { $count } cuentas, para saber que los ajustes son tuyos
    }
members-held-roles =
    { $count ->
        [one] Un rol que recibiste aquí
       *[other] { $count } roles que recibiste aquí
    }
members-setting = { $value } ({ $why })
members-source-chosen = tu elección
members-source-app = de tu aplicación
members-source-alliance = de la alianza
members-language-label = Idioma
members-zone-label = Zona horaria
members-state-label = Estado
members-roles-label = Roles
members-zone-time = Hora actual allí: { $time }
members-language-en = English
members-language-es = Español
members-language-default = El idioma de mi aplicación
members-alliance-default = Igual que la alianza
members-role = { $role }: { $why }
members-role-member = Integrante
members-role-facilitator = Facilitación
members-role-coordinator = Coordinación
members-role-committee = Comité de fidelidad
members-roles-none = Ninguno. Puedes preguntar lo que quieras sin tener uno.
members-why-everybody = en esta aplicación lo tienen todas las personas
members-why-file = los ajustes de la alianza te nombran, o nombran un rol que tienes en esta aplicación
members-why-granted = lo recibiste aquí
members-why-sample = eres una persona de muestra de la prueba
members-why-implied = viene con tu otro rol
members-zone-button = Cambiar zona horaria
members-state-button = Cambiar estado
members-export-button = Recibir una copia
members-erase-button = Borrar todo esto
members-back = Volver
members-saved = Guardado.

members-zone-title = Tu zona horaria
members-zone-body = La uso para cada hora que te muestro.
members-zone-prompt = Elige una zona horaria
members-zone-other = Otro lugar
members-zone-eastern = Hora del Este: Nueva York, Vermont
members-zone-central = Hora del Centro: Chicago, Minnesota
members-zone-mountain = Hora de la Montaña: Denver
members-zone-arizona = Hora de Arizona: Phoenix
members-zone-pacific = Hora del Pacífico: Los Ángeles, Seattle
members-zone-alaska = Hora de Alaska: Anchorage
members-zone-hawaii = Hora de Hawái: Honolulu
members-zone-puerto-rico = Hora del Atlántico: Puerto Rico
members-zone-guam = Hora de Chamorro: Guam
members-zone-samoa = Hora de Samoa: Pago Pago
members-zone-question = ¿Dónde estás?
members-zone-help = Una ciudad grande de tu zona horaria, como Denver o Mexico City; o su nombre, como Pacífico.
members-zone-unknown-title = No conozco esa zona horaria
members-zone-unknown = Lo mejor es una ciudad grande de la misma zona horaria, como *Chicago* o *Madrid*. Una diferencia como UTC-5 no sirve, porque no tiene en cuenta el horario de verano. No se cambió nada.
members-zone-near = ¿Quisiste decir una de estas? Si no, prueba con una ciudad grande de la misma zona horaria. Hasta ahora no se cambió nada.
members-zone-again = Intentar otra vez
members-zone-list = Elegir de una lista

members-state-title = Tu estado
members-state-body = Primero van las respuestas para tu estado y luego las de todo el país. También puedes preguntar por cualquier estado.
members-state-prompt = Elige un estado

members-export-title = Tu copia
members-export = Este archivo contiene todo lo que guardo de ti.
members-export-alt = Un archivo de texto (JSON) con todo lo que el bot guarda de ti
members-erase-title = ¿Borrar todo esto?
members-erase = Se borraría esto:
members-erase-file-roles = Los roles que vienen de los ajustes de la alianza se quedan. La coordinación puede decirte quién los cuida.
members-erase-backups = Las copias de seguridad anteriores de la alianza pueden tenerlo hasta que se borren. Esto no se puede deshacer.
members-erase-yes = Sí, bórralo
members-erase-no = No, déjalo
members-erased-title = Borrado
members-erased = Ya no guardo esto:

## review: lo que espera a la coordinación

command-review = Preguntas y avisos que esperan a la coordinación

review-title = Lo que te espera
review-nothing = No hay nada en espera. Gracias por mirar.
review-counts =
    { $questions ->
        [one] 1 pregunta
       *[other] { $questions } preguntas
    } y { $reports ->
        [one] 1 aviso
       *[other] { $reports } avisos
    }, por orden de llegada.
review-undelivered =
    { $count ->
        [one] Una respuesta está en camino: ahora no puedo llegar a la aplicación. Sigo intentando.
       *[other] { $count } respuestas están en camino: ahora no puedo llegar a las aplicaciones. Sigo intentando.
    }
review-page = Página { $page } de { $pages }
review-previous = Página anterior
review-next = Página siguiente
review-card = { $number }. { $kind }, { $day }
review-card-wanted = { $number }. { $kind }, { $day }, espera respuesta
review-card-gone = { $number }. { $kind }, { $day }, respuesta no entregada
review-card-report = { $answer }: { $note }
review-kind-question = Pregunta
review-kind-report = Aviso
review-no-note = No dejaron ninguna nota.
review-open = Abrir { $number }

review-question-title = Una pregunta sin respuesta
review-report-title = Avisan que una respuesta está mal o es vieja
review-day-label = Llegó
review-day = { $day }
review-language-label = Idioma
review-language-en = Inglés
review-language-es = Español
review-state-label = Lugar
review-subject-label = La respuesta
review-wanted-label = ¿Espera respuesta?
review-wanted = Sí, en privado. No ves quién preguntó.
review-not-wanted = No. Nada dice quién preguntó.
review-hint = ¿Puede que otras personas pregunten lo mismo? Entonces puede ser una respuesta propia: un archivo en `content/faq`. CONTRIBUTING.md muestra cómo.
review-hint-report = La respuesta es un archivo en `content/faq`. Si la nota tiene razón, cámbiala allí.
review-show-entry = Ver la respuesta
review-answer = Responder
review-done = Listo
review-back = Volver a la lista
review-stale = Otra persona ya se encargó de eso.
review-closed = Listo. Sus palabras se borran en 30 días.

review-close-title = ¿Cerrar sin respuesta?
review-close = Esta persona espera una respuesta. Si cierras ahora, no se envía ninguna y se borra la forma de llegar a ella.
review-close-yes = Cerrar sin respuesta

review-form-title = Tu respuesta
review-form-intro = La pregunta fue:
review-form-question = ¿Qué quieres decir?
review-form-help = Se envía en privado, de parte de la coordinación, sin tu nombre.
review-form-submit = Enviar
review-answer-empty = La respuesta estaba vacía, así que no se envió nada. La pregunta sigue en /review.
review-sent-title = Enviada
review-sent = La persona ya tiene tu respuesta. Aquí se borró la forma de llegar a ella.
review-waiting-title = Guardada por ahora
review-waiting = Ahora no puedo llegar a su aplicación. Guardo tu respuesta y la envío en cuanto se pueda.
review-gone-title = No se entregó
review-gone = Ya no se puede llegar a esta persona, así que tu respuesta no llegó. Aquí se borró la forma de llegar a ella.
review-taken-title = Ya se encargó alguien
review-taken = Otra persona de la coordinación se encargó de esta pregunta justo antes que tú. Tus palabras no se enviaron. Aquí están, para que no se pierdan:
review-answered-title = Una respuesta a tu pregunta
review-answered-asked = Preguntaste:
review-answered-says = La coordinación dice:
review-answered-footer = De la coordinación de { $alliance }. Con este mensaje se borra lo que te unía a la pregunta.
review-held =
    { $count ->
        [one] Una pregunta que pasaste a la coordinación, y cómo hacerte llegar la respuesta
       *[other] { $count } preguntas que pasaste a la coordinación, y cómo hacerte llegar las respuestas
    }

## web: la página misma

web-place-direct = Mensaje directo
web-place-announcements = anuncios
web-place-sessions = encuentros
web-place-jobs = empleos
web-place-trainings = formación
web-place-questions = preguntas
web-read-direct = Solo tú y el bot pueden leer esto.
web-read-place = Cualquiera de la alianza puede leer este lugar.
web-menu = Menú
web-places = Lugares
web-skip = Ir a escribir
web-log = Mensajes en { $place }
web-nothing-here = Todavía no hay nada aquí.
web-you = Tú
web-someone = Alguien
web-only-you = Solo tú puedes ver esto
web-others-view = Lo que ven los demás
web-my-view = Volver a lo que ves tú
web-others-note = Así ve este lugar otra persona. Lo que solo tú puedes ver no aparece.
web-others-composer = Vuelve a tu vista para escribir aquí.
web-promise = Lo que escribes aquí queda en memoria unas horas y nunca se guarda por escrito.
web-language = Idioma
web-language-set = El idioma que tú elegiste va antes que este botón. Para cambiarlo, escribe /me.
web-when = { $when }
web-now = ahora
web-in-days = { $count ->
    [one] en un día
   *[other] en { $count } días
}
web-in-hours = { $count ->
    [one] en una hora
   *[other] en { $count } horas
}
web-in-minutes = { $count ->
    [one] en un minuto
   *[other] en { $count } minutos
}
web-ago-days = { $count ->
    [one] hace un día
   *[other] hace { $count } días
}
web-ago-hours = { $count ->
    [one] hace una hora
   *[other] hace { $count } horas
}
web-ago-minutes = { $count ->
    [one] hace un minuto
   *[other] hace { $count } minutos
}
web-tone-good = Listo
web-tone-notice = Ten en cuenta
web-tone-care = Con cariño
web-tone-problem = Un problema
web-new-tab = (se abre en otra pestaña)
web-download = Descargar { $name }
web-choose = Elige una opción
web-choose-one = Elige una de { $count }
web-choose-first = Primero elige algo de la lista.
web-menu-go = Elegir
web-menu-page = { $first } a { $last }

web-composer-direct = Tu mensaje
web-composer-place = Tu mensaje para todas las personas de aquí
web-composer-placeholder = Pregunta con tus palabras
web-composer-place-placeholder = Escribe para quienes están aquí
web-composer-hint = Entrar envía. Mayúsculas y Entrar empieza otra línea. Escribe / para ver los comandos.
web-composer-place-hint = Aquí el bot no lee nada, salvo que escribas @alliance o empieces con /.
web-send = Enviar
web-thinking = Un momento, estoy buscando…
web-away = Se cortó la conexión. Lo que ves se queda, y esta página lo sigue intentando.
web-dismiss = Cerrar
web-suggestions = Sugerencias
web-suggestions-some = Hay sugerencias abajo. Usa las teclas de arriba y abajo.
web-suggestions-none = No hay sugerencias.
web-commands = Comandos
web-command-example = con: { $example }
web-empty = Primero escribe algo y luego envíalo.
web-too-long = Eso tiene { $typed } caracteres y puedo leer { $most } a la vez. Envíalo por partes. Lo que escribiste sigue ahí.
web-slow-down = Fue mucho de una vez. Espera unos segundos e intenta otra vez. Lo que escribiste sigue ahí.

web-form = Formulario
web-form-page = Página { $page } de { $pages }
web-form-next = Continuar
web-form-back = Atrás
web-form-cancel = Cancelar
web-form-send = Enviar
web-form-sent = Enviado: { $title }
web-form-left = Sin enviar: { $title }. No se guardó nada.
web-form-open = Sin terminar: { $title }. Lo que escribiste sigue aquí.
web-form-again = Abrirlo otra vez
web-form-stale = Este formulario es de otra visita y no puedo aceptarlo. Copia lo que escribiste, recarga la página y empieza otra vez.
web-optional = (opcional)
web-at-most = Hasta { $most } caracteres.
web-choose-most = Elige hasta { $most }.
web-misfits = { $count ->
    [one] Revisa una respuesta:
   *[other] Revisa { $count } respuestas:
}
web-misfit-empty = Escribe algo aquí, por favor.
web-misfit-long = Esto tiene { $typed } caracteres. Usa { $most } o menos, por favor.
web-misfit-choice = Elige una de estas opciones, por favor.
web-misfit-day = Escribe una fecha como 2026-12-01, por favor.
web-misfit-agree = Para seguir hace falta tu sí.
web-misfit-few = { $least ->
    [one] Elige al menos una, por favor.
   *[other] Elige al menos { $least }, por favor.
}
web-misfit-many = { $most ->
    [one] Elige solo una, por favor.
   *[other] Elige { $most } o menos, por favor.
}

web-trial-who = Quién eres
web-trial-who-hint = Personas de muestra: elige una.
web-trial-you-are = Eres { $name }
web-trial-newcomer = Recién llega y tiene preguntas
web-trial-worker = Trabaja como par y es integrante
web-trial-coordinator = Coordina la alianza
web-trial-committee = Es parte del comité de fidelidad
web-trial-clock = Reloj
web-trial-hour = 1 hora más
web-trial-day = 1 día más
web-trial-week = 1 semana más
web-trial-moved = { $days ->
    [0] (adelantado { $hours ->
        [one] una hora
       *[other] { $hours } horas
    })
   *[other] (adelantado { $days ->
        [one] un día
       *[other] { $days } días
    }{ $hours ->
        [0] {""}
        [one] {" "}y una hora
       *[other] {" "}y { $hours } horas
    })
}
web-trial-moved-hour = El reloj avanzó una hora.
web-trial-moved-day = El reloj avanzó un día.
web-trial-moved-week = El reloj avanzó una semana.

web-problem-back = Volver al mensaje directo
web-problem-code = Si sigue pasando, dile este código a la coordinación: { $code }
web-problem-400-title = Eso no llegó bien
web-problem-400 = Algo en la solicitud no venía como lo envía esta página. Vuelve atrás e intenta otra vez.
web-problem-403-title = Esta página es de otra visita
web-problem-403 = Se abrió como otra persona, o el navegador no guarda cookies. Copia lo que escribiste, recarga la página e intenta otra vez.
web-problem-404-title = Aquí no hay nada
web-problem-404 = Puede que la dirección sea vieja o tenga un error. Los archivos se guardan solo unas horas: pide el archivo otra vez.
web-problem-405-title = Esta dirección no funciona así
web-problem-405 = Recibe lo que envía la página y no tiene nada propio que mostrar.
web-problem-413-title = Es demasiado de una vez
web-problem-413 = Envía menos cada vez, por favor.
web-problem-415-title = Eso no llegó bien
web-problem-415 = Esta página acepta lo que envían sus propios formularios y nada más.
web-problem-429-title = Un momento, por favor
web-problem-429 = Fue mucho de una vez. Espera unos segundos e intenta otra vez.
web-problem-500-title = Eso no funcionó
web-problem-500 = Algo falló de este lado. Nada de lo que enviaste se pasó a nadie. Intenta otra vez en un momento.

## discord: lo que dice la puerta de Discord

discord-done = Listo.
discord-posted = Listo. Está publicado aquí para todas las personas.
discord-open-form = Abrir el formulario
discord-form-ready = El formulario está listo. Solo tú puedes verlo. Se guarda por un día.
discord-form-part = La parte { $done } de { $all } está lista. Todavía no se envió nada. Lo que escribiste se guarda por un día.
discord-form-cancelled = Cancelado. No se envió nada, y lo que escribiste ya no está.
discord-form-expired = Ese formulario ya no está: se envió, se canceló o pasó más de un día. Por favor, empiézalo otra vez.
discord-continue = Continuar
discord-change = Cambiar lo que escribí
discord-cancel = Cancelar
discord-send = Enviar
discord-agree = Sí
discord-mend = Corregir la fecha
discord-day-unclear = No pude leer una fecha aquí: { $question }. Escríbela así: 2026-12-01 (año, mes, día). Lo demás que escribiste sigue guardado.
discord-chosen = Elegido: { $chosen }
discord-choose-some = Elige de { $least } a { $most }.
discord-more-options = Más opciones
discord-earlier-options = Opciones anteriores
discord-file-too-large = demasiado grande para Discord
discord-words-only = Solo puedo leer palabras, no archivos, stickers ni mensajes de voz. Escríbeme tu pregunta y busco una respuesta.
discord-show = Mostrar solo a mí
discord-closed = No pude enviarte un mensaje privado. Presiona el botón y solo tú verás mi respuesta.
discord-not-yours = Esa respuesta es para quien preguntó. Escríbeme y también te respondo.
discord-question-gone = Ya no encuentro esa pregunta. Por favor, hazla otra vez.

## safety: personas con quienes hablar (las tarjetas están en content/safety.yaml)

command-support = Personas con quienes puedes hablar, en cualquier momento
safety-support-title = Personas con quienes puedes hablar
safety-button-choices = Ver opciones entre pares
safety-button-about-988 = ¿Qué tan privado es el 988?
safety-button-not-now = Ahora no
safety-button-back = Volver a mi pregunta

## members: unir cuentas

command-link = Une tus cuentas de Discord y Telegram, o sepáralas
command-link-code = El código que recibiste en la otra aplicación
members-link-title = Unir tus cuentas
members-link =
    Si usas esta alianza en más de una aplicación, puedes ser la misma persona en todas: tus ajustes, y después tus sesiones y horas, van contigo.

    Pide un código aquí y escríbelo en la otra aplicación, o al revés. Nadie más lo ve.
members-link-now = Unidas ahora
members-link-here = { $app } (aquí)
members-link-page = Página web
members-link-make = Pedir un código
members-link-type = Escribir un código
members-link-part = Separar esta aplicación de las otras
members-link-code-title = Tu código
members-link-code = Sirve una vez, durante 10 minutos. Escríbelo solo en este bot y no se lo muestres a nadie.
members-link-code-how = En la otra aplicación, envíame: **/link { $code }**
members-link-code-label = Código de la otra aplicación
members-link-look = Seguir
members-link-confirm-title = ¿Unir estas dos?
members-link-confirm =
    Este código viene de tu cuenta de **{ $app }**. Al unirlas, las dos son la misma persona, y los ajustes de allá van antes que los de aquí.

    Si no pediste este código, di que no.
members-link-confirm-yes = Sí, unirlas
members-link-confirm-no = No
members-link-joined = Listo: ya son la misma persona en las dos.
members-link-unknown = No conozco ese código. Quizá venció: sirven 10 minutos y una sola vez. Pide uno nuevo en la otra aplicación con /link.
members-link-own = Ese código lo pediste aquí. Escríbelo en la otra aplicación.
members-link-already = Estas dos ya están unidas.
members-link-wait = Fueron muchos intentos. Espera diez minutos y pide un código nuevo.
members-link-parted = Esta aplicación queda aparte otra vez. Lo guardado sigue con tu otra cuenta.

drafts-held = { $count ->
    [one] Un formulario a medio llenar. Se borra por sí solo.
   *[other] { $count } formularios a medio llenar. Se borran por sí solos.
}
notes-held = { $count ->
    [one] Una nota para que un botón de esta aplicación siga funcionando
   *[other] { $count } notas para que los botones de esta aplicación sigan funcionando
}
link-codes-held = Un código para unir tus cuentas. Vence por sí solo a los 10 minutos.


## telegram: lo que dice la puerta de Telegram misma

telegram-when = { $when }
telegram-nothing = Listo.
telegram-open-private = { $name }, respondo en privado. Presiona el botón y luego Iniciar. Solo tú lo verás.
telegram-open = Abrir nuestro chat privado
telegram-faceless = Escribes como grupo o canal, así que no puedo responder solo a ti. Escríbeme en un chat privado.
telegram-not-yours = Esa respuesta es para otra persona. Escríbeme tu propia pregunta y buscaré una respuesta.
telegram-waiting-gone = Lo que tenía para ti ya no está; lo guardo solo una hora. Por favor, pregúntame otra vez.
telegram-words-only = Solo puedo leer palabras, no archivos, fotos, stickers ni mensajes de voz. Escríbeme tu pregunta y buscaré una respuesta.
telegram-forwarded = Ese comando lo escribió otra persona, así que no lo hice. Si lo quieres, escríbelo tú.
telegram-cannot-send = este archivo no se puede enviar por Telegram
telegram-withdrawn = Este mensaje fue retirado.

telegram-form-step = { $title } ({ $number } de { $all })
telegram-type = Escribe tu respuesta en un mensaje.
telegram-example = Por ejemplo: { $example }
telegram-so-far = Hasta ahora
telegram-day-how = Presiona un día, o escríbelo así: 2026-12-01 (año, mes, día).
telegram-day-unclear = No pude leer una fecha ahí. Por favor, escríbela así: 2026-12-01 (año, mes, día).
telegram-choose-all = Presiona todo lo que corresponda y luego Listo.
telegram-choose-some = Presiona de { $least } a { $most } y luego Listo.
telegram-choose-least = { $least ->
    [one] Por favor, elige al menos una opción.
   *[other] Por favor, elige al menos { $least }.
}
telegram-choose-most = { $most ->
    [one] Por favor, elige solo una opción.
   *[other] Por favor, elige { $most } como máximo. Presiona una otra vez para quitarla.
}
telegram-misfit-empty = No pude ver palabras ahí. Por favor, escribe algunas.
telegram-too-long = Tiene { $typed } caracteres y aquí caben { $most }. No se perdió nada: sigue en este chat. Por favor, envía un texto más corto.
telegram-other-half = Esto parece ser el resto del mismo texto largo, así que no lo tomé como respuesta. Por favor, envía un solo texto más corto.
telegram-page = Página { $page } de { $pages }
telegram-done = Listo
telegram-back = Atrás
telegram-skip = Omitir
telegram-keep = Dejarlo así
telegram-cancel = Cancelar
telegram-continue = Continuar
telegram-agree = Sí
telegram-send = Enviar
telegram-change = Cambiar una respuesta
telegram-change-which = ¿Qué respuesta quieres cambiar?
telegram-no-answer = sin respuesta
telegram-review = Por favor, revísalo. Todavía no se envía nada.
telegram-sent = Enviado: { $title }
telegram-form-cancelled = Cancelado. No se envió nada, y lo que escribiste se borró.
telegram-form-waiting = Sin terminar: { $title }. Lo que escribiste se guarda un día.
telegram-form-expired = Ese formulario ya no está: se envió, se canceló o tiene más de un día. Por favor, empieza de nuevo.
telegram-form-expired-typed = El formulario «{ $title }» esperó un día y luego lo quité. No se envió nada. Tomo lo que acabas de escribir como una pregunta.
