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
faq-report-note = ¿Qué está mal o es viejo?
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

    Pregúntame con tus palabras sobre el trabajo de apoyo entre pares. Cada respuesta muestra su fuente y su fecha. Cuando no sé algo, lo digo, y puedes pasar tu pregunta a la coordinación.

    Con /sessions ves las próximas sesiones de co-reflexión y puedes apartar tu lugar. Te las recuerdo antes de que empiecen. Escribe /help para ver todo lo que puedes hacer.
members-start-facilitator = **Facilitas sesiones.** Te pregunto antes de cada fecha que te toca. Ábrela en /sessions para ver quién viene, la agenda y el código de la sala.
members-start-coordinator = **Coordinas.** Las preguntas y los avisos que te esperan están en /review. Planea sesiones con /newsession; para mover o cancelar una fecha, ábrela en /sessions.
members-start-committee = **Eres parte del comité de fidelidad a los valores del apoyo entre pares.** Este bot aún no tiene un canal para inquietudes, así que por aquí no te puede llegar ninguna.
members-privacy = **Privacidad:** solo leo lo que me envías, y guardo poco. Aun así, este chat no es del todo privado: quien opera la aplicación o la página podría leerlo. Escribe /me para ver o borrar lo que guardo de ti.
members-how-button = Cómo preguntar
members-topics-button = Ver temas
members-support-button = Personas con quienes hablar
members-review-button = Lo que espera revisión
members-sessions-button = Próximas sesiones

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
review-kind-place = Lugar
review-places =
    { $count ->
        [one] En un lugar de la alianza ya no puedo publicar. Mira abajo.
       *[other] En { $count } lugares de la alianza ya no puedo publicar. Mira abajo.
    }
review-place-title = Un lugar donde ya no puedo publicar
review-place-gone = Ya no encuentro el lugar **{ $place }** en { $app }. Quizá lo borraron o me sacaron de ahí.
review-place-refused = En { $app } no tengo permiso para publicar en el lugar **{ $place }**.
review-hint-place = Quien opera el bot puede ver con `alliance check` qué falta y cómo darlo. Cuando esté arreglado, presiona Listo y lo intento otra vez. No se pierde nada más: los otros lugares siguen.
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
web-place-sessions = sesiones
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

web-page-home = A la página de la alianza
web-withdrawn = Este mensaje fue retirado.
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
discord-back-to-form = Volver al formulario
discord-form-waits = Lo que escribiste en este formulario sigue aquí. Solo tú puedes verlo. No se envió nada.
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

## notify: lo que el bot cuenta por sí solo

command-notify = Elige qué te recuerdo, y cuándo

notify-title = Recordatorios y avisos
notify-body = Te recuerdo las sesiones a las que vas. Aquí eliges cuándo, cuántas veces y dónde.
notify-off = **Los recordatorios están apagados.** Puedes volver a encenderlos cuando quieras.
notify-always = Siempre te aviso si se cancela o se cambia una sesión a la que vas, y si hay un lugar libre para ti.
notify-value = { $value }
notify-saved = Guardado.
notify-back = Volver
notify-settings-button = Ajustes de avisos
notify-quiet-label = Horas de silencio
notify-quiet-button = Horas de silencio
notify-quiet =
    Ahora: **{ $now }**, en la hora de tu zona ({ $zone }).

    En las horas de silencio espero. Si algo empieza poco después, te escribo sin sonido.
notify-quiet-hours = De { $begin } a { $end }
notify-quiet-none = Sin horas de silencio
notify-quiet-other = Otras horas
notify-quiet-begin = Silencio desde
notify-quiet-end = Hasta
notify-quiet-same = Esas horas empiezan y terminan a la misma hora. Elige dos horas distintas.
notify-daily-label = Recordatorios al día
notify-daily-button = Cuántos al día
notify-daily = Si un día hay más, los demás llegan juntos en un solo mensaje, a tiempo para el primero.
notify-daily-number =
    { $count ->
        [one] 1 como mucho
       *[other] { $count } como mucho
    }
notify-daily-all = Todos, uno por uno
notify-where-label = Dónde
notify-where-button = En qué aplicación
notify-where = ¿Dónde quieres que te escriba?
notify-where-same = Donde me apunté
notify-zone-button = Zona horaria
notify-muted-label = Sin recordatorios de
notify-unmute-prompt = Volver a recibir recordatorios de
notify-mute = Silenciar { $what }
notify-mute-all = Silenciar todos los recordatorios
notify-unmute-all = Encender los recordatorios
notify-undo = Deshacer
notify-muted = Ya no recibes recordatorios de **{ $what }**.
notify-muted-all = Ya no recibes recordatorios.
notify-unmuted = Vuelves a recibir recordatorios de **{ $what }**.
notify-unmuted-all = Vuelves a recibir recordatorios.
notify-topic-partner = Parejas de reflexión
notify-together-title = Tus recordatorios, juntos
notify-together = Para no escribirte tantas veces, aquí van en un solo mensaje.
notify-reminder = Recordatorio
notify-when = { $when }
notify-clock-am = { $clock } a. m.
notify-clock-pm = { $clock } p. m.
notify-held = Lo que quieres que te avise, y cuándo


## sessions: recordatorios, avisos de cambios y el mensaje antes de una fecha

sessions-reminder-title = Se acerca: { $title }
sessions-reminder = Dijiste que vas a ir. Si no puedes, no pasa nada. Con un toque dejas tu lugar libre para otra persona.
sessions-reminder-open = Dijiste que vas a ir. Si no puedes, no pasa nada.
sessions-reminder-room = Te toca facilitar esta sesión. Gracias. Si al final no puedes, lo dices con un toque.
sessions-notice-when = Cuándo
sessions-notice-begins = Empieza
sessions-notice-where = Dónde
sessions-notice-video = Por video
sessions-notice-phone = Por teléfono
sessions-notice-room = En persona
sessions-notice-join = Entrar por video
sessions-notice-way-missing = Quien facilita te enviará cómo entrar.
sessions-notice-note = Conviene saber: { $note }
sessions-notice-reason = El motivo que nos dieron: { $reason }
sessions-notice-details = Detalles
sessions-notice-still = Todavía puedo ir
sessions-notice-cant = No puedo
sessions-moved-title = Nueva hora: { $title }
sessions-moved = Esta sesión ahora es a otra hora. Tu lugar sigue reservado. ¿Te queda bien la nueva hora?
sessions-moved-open = Esta sesión ahora es a otra hora. ¿Te queda bien la nueva hora?
sessions-moved-waiting = Esta sesión ahora es a otra hora. Conservas tu lugar en la lista de espera.
sessions-moved-was = Era
sessions-moved-now = Ahora es
sessions-cancelled-title = Cancelada: { $title }
sessions-cancelled = Esta sesión no se va a hacer. No tienes que hacer nada.
sessions-revived-title = Sí se hace: { $title }
sessions-revived = Esta sesión estaba cancelada, y ahora sí se va a hacer. Tu respuesta de antes sigue valiendo.
sessions-channel-title = Se acerca: { $title }
sessions-channel = Presiona Detalles para ver todo.
sessions-channel-cancelled = Esta sesión no se va a hacer.
sessions-event-where = Mira la tarjeta en el chat
sessions-held = { $count ->
    [one] Una respuesta a una sesión. Se borra 30 días después de la sesión
   *[other] { $count } respuestas a sesiones. Cada una se borra 30 días después de su sesión
}

## room: preguntas, agenda y códigos de sala de la co-reflexión

command-reflect = Una pregunta para reflexionar a solas, de dos en dos o en grupo
command-reflect-theme = ¿Qué tema? Déjalo vacío si te da igual

room-title = Una pregunta para reflexionar
room-follow-up = *Para seguir:* { $words }
room-began-again = Ya viste todas estas, así que empiezan de nuevo en otro orden.
room-only-one = Por ahora es la única de su tipo. Con otro tema o de otra forma hay más.
room-theme-label = Tema
room-depth-label = Profundidad
room-another = Otra
room-deeper = Más profunda
room-gentler = Más suave
room-show = Mostrarla a todo el grupo
room-mine = Una para mí
room-theme-prompt = Otro tema
room-any-theme = Cualquier tema
room-setting-prompt = ¿Con quién?
room-for-pair = Para dos personas. Abajo puedes elegir una solo para ti.
room-for-group = Para un grupo.
room-for-solo = Para ti, por tu cuenta.
room-aloud-title = Una pregunta para todo el grupo: { $theme }
room-nothing = Todavía no hay una pregunta así. Prueba con otro tema, o de otra forma.
room-no-prompts = Aquí todavía no hay preguntas. La coordinación puede agregar algunas.
room-no-such-theme = No conozco ese tema. Estos son los que tengo:
room-awaiting-review = Este texto todavía espera la revisión de pares que hablan español.
room-agreements-button = Acuerdos
room-agreements-title = Lo que podemos acordar
room-agreements = Léanlos en voz alta y pregunten qué cambiaría cada quien. Los acuerdos son del grupo.
room-shapes-button = Formas de reunirse
room-agenda-title = Formas de reunirse
room-shapes = Elige la que va con su tiempo. Es una propuesta; el grupo decide.
room-shape-prompt = Elige una
room-shape-named = **Agenda:** { $name }
room-minutes = { $minutes } min
room-opener = **Para abrir:** { $words }
room-closer = **Para cerrar:** { $words }
room-passing = Siempre se puede pasar. Yo no participo, no grabo ni mido el tiempo.
room-no-agenda = Aquí todavía no hay agenda. La coordinación puede agregar una.
room-when-label = Cuándo
room-prompt-button = Una pregunta
room-was-there = Estuve ahí
room-code = El código de la sala. Dilo en voz alta para que cada quien pueda sumar las horas a su propio registro:
room-code-how = Sirve desde { $first } hasta { $last }. Nadie tiene que usarlo.
room-waiting = { $count ->
    [one] Una persona te pide confirmar que estuvo ahí. Si no puedes decirlo, presiona No. No guardo nada sobre eso.
   *[other] { $count } personas te piden confirmar que estuvieron ahí. Si no puedes decirlo, presiona No. No guardo nada sobre eso.
}
room-confirm = Sí, { $name } estuvo
room-decline = No
room-confirmed = Confirmado. Ya tiene las horas.
room-declined = Se lo dije con amabilidad. No se guarda nada de esto.
room-answered-already = Eso ya se contestó.
room-private = Solo quienes facilitan esta fecha ven el código y los nombres.
room-facilitators-only = Solo quienes facilitan esta fecha pueden hacer eso.
decks-held = { $count ->
    [one] Qué preguntas para reflexionar ya viste, para que ninguna se repita
   *[other] Qué preguntas para reflexionar ya viste, en { $count } aplicaciones, para que ninguna se repita
}

## hours: el registro propio de cada quien, los certificados y cómo se comprueban

command-hours = Tu propio registro de horas y tus certificados. Solo tú lo ves

hours-title = Tus horas
hours-private = Solo tú ves este registro. No se lo envío a nadie.
hours-none = Aquí todavía no hay nada. Si estuviste en una sesión, escribe el código que se dijo en la sala. También puedes anotar horas de cualquier otro aprendizaje.
hours-total-label = En { $year }
hours-categories-label = Por categoría
hours-no-category = Sin categoría
hours-amount = { $hours ->
    [one] { $hours } hora
   *[other] { $hours } horas
}
hours-day = { $day }
hours-option = { $what } · { $day }
hours-more = { $count ->
    [one] Hay una anotación más en el menú y en la hoja de cálculo.
   *[other] Hay { $count } anotaciones más en el menú y en la hoja de cálculo.
}
hours-waiting = Esperan a quien facilitó:
hours-code-button = Tengo un código de sala
hours-ask-button = Preguntar a quien facilitó
hours-add-button = Anotar horas a mano
hours-entry-prompt = Abrir una anotación
hours-download-button = Descargar como hoja de cálculo
hours-certificates-button = Mis certificados
hours-all-button = Mis horas
hours-back = Volver
hours-day-label = Fecha
hours-hours-label = Horas
hours-what-label = Qué fue
hours-category-label = Categoría
hours-evidence-label = Dónde está el comprobante
hours-source-label = Cómo se registró
hours-source-code = con el código de la sala
hours-source-facilitator = lo confirmó quien facilitó
hours-source-hand = lo anotaste tú
hours-hours-help = Por ejemplo 1.5, o 1:30, o 90 minutos.
hours-category-help = Por ejemplo co-reflexión, ética o capacitación. Puedes dejarlo vacío.
hours-evidence-help = Por ejemplo «carpeta azul» o «correo del 3 de mayo». El papel lo guardas tú.
hours-code-title = El código de la sala
hours-code-label = ¿Qué código se dijo en la sala?
hours-code-help = Dos palabras y dos números. No importa un pequeño error.
hours-code-again = Intentar otra vez
hours-claim-kept = **{ $title }** ya está en tu registro. Puedes pedir un certificado con /hours.
hours-claim-already = **{ $title }** ya estaba en tu registro.
hours-claim-unknown = No conozco ese código. Sirve desde 10 minutos antes de una sesión hasta un día después. Puedes intentar otra vez, o preguntar a quien facilitó.
hours-claim-too-many = Fueron muchos intentos. Espera una hora, por favor, o pregunta a quien facilitó: eso siempre funciona.
hours-claim-asked = Les pregunté a quienes facilitaron **{ $title }**. Te aviso cuando contesten. Ven tu nombre solo para esta sesión.
hours-claim-nobody = No conozco a nadie que haya facilitado **{ $title }** a quien pueda preguntar. Puedes anotar las horas a mano.
hours-claim-over = Esa sesión no se puede confirmar ahora: fue hace más de una semana, se canceló o no ha empezado. Puedes anotar las horas a mano.
hours-ask-title = Preguntar a quien facilitó
hours-ask = ¿En qué sesión estuviste? Quienes la facilitaron ven el nombre que usas en esta aplicación, solo para esta sesión.
hours-ask-prompt = Elige una sesión
hours-ask-none = No hubo sesiones en la última semana. Puedes anotar horas a mano.
hours-add-title = Anotar horas a mano
hours-edit-title = Cambiar esta anotación
hours-edit-button = Cambiar
hours-remove-button = Quitar
hours-remove-title = ¿Quitar esta anotación?
hours-remove = **{ $what }** sale de tu registro.
hours-remove-certificate = El certificado que hiciste de ella sigue siendo válido. Puedes retirarlo en «Mis certificados».
hours-remove-yes = Sí, quitarla
hours-removed = Quitada.
hours-misfit-day = No pude leer esa fecha. Escríbela así, por favor: 2026-12-01 (año, mes, día).
hours-misfit-future = Ese día todavía no llega. Puedes anotarlo cuando haya pasado.
hours-misfit-hours = No pude leer esas horas. Escríbelas así, por favor: 1.5, 1:30 o 90 minutos.
hours-misfit-what = Cuenta en pocas palabras qué fue, por favor.
hours-download-title = Tus horas en una hoja de cálculo
hours-download = Ábrela con cualquier programa de hojas de cálculo. Algunas celdas pueden empezar con un apóstrofo ('), para que nada en ellas actúe como fórmula.
hours-download-alt = Una hoja de cálculo con tus horas, una anotación por línea
hours-certificate-button = Pedir un certificado (PDF)
hours-certificate-title = Un certificado
hours-certificate-intro = Muestra el nombre que escribas aquí, el título, la fecha y las horas, quién lo organizó y cómo comprobarlo. No muestra nada más. El nombre no lo guardo.
hours-name-label = Tu nombre como debe aparecer
hours-name-help = El nombre que tú elijas. Se imprime y luego se olvida.
hours-language-label = Idioma del certificado
hours-language-en = Inglés
hours-language-es = Español
hours-issued-title = Tu certificado
hours-issued =
    Aquí está. Entrégalo a quien quieras; yo no se lo envío a nadie.

    Se puede comprobar en { $address } con el código **{ $code }**. Ahí se ve si es válido, la fecha y las horas, nada más. Puedes retirarlo cuando quieras con /hours.
hours-issued-local =
    Aquí está. Entrégalo a quien quieras; yo no se lo envío a nadie.

    Su código es **{ $code }**. La alianza todavía no tiene una página pública, así que no se puede comprobar en línea. Puedes retirarlo cuando quieras con /hours.
hours-issued-alt = Tu certificado, una página
hours-refused-name = Escribe, por favor, el nombre que debe aparecer en el certificado.
hours-refused-signs =
    No puedo imprimir estos caracteres en el certificado: **{ $signs }**

    No se hizo ningún certificado. Mi tipo de letra tiene letras latinas, griegas y cirílicas, con todos sus acentos. ¿Puedes escribir el nombre con alguna de ellas? Lamento que falte tu propia escritura.
hours-refused-title =
    El título de esta sesión tiene caracteres que no puedo imprimir: **{ $signs }**

    No se hizo ningún certificado. La coordinación puede ayudar.
hours-refused-gone = Esa anotación ya no está en tu registro, así que no se hizo ningún certificado.
hours-certificates-made = { $count ->
    [one] Hiciste un certificado de esto.
   *[other] Hiciste { $count } certificados de esto.
}
hours-certificates-title = Mis certificados
hours-certificates = Guardo la fecha y las horas de cada uno, y si es válido. El nombre no lo guardo. Si se pierde un papel, haz otro desde su anotación.
hours-made-valid = { $day }, { $hours }: válido
hours-made-withdrawn = { $day }, { $hours }: retirado
hours-withdraw-prompt = Retirar uno
hours-withdraw-title = ¿Retirar este certificado?
hours-withdraw = { $certificate }. Quien lo compruebe verá que fue retirado. Esto no se puede deshacer, pero puedes hacer otro.
hours-withdraw-yes = Sí, retirarlo
hours-withdrawn = Retirado.
hours-asked = { $count ->
    [one] Una persona te pide confirmar que estuvo en **{ $title }**.
   *[other] { $count } personas te piden confirmar que estuvieron en **{ $title }**.
}
hours-asked-button = Ver
hours-answered-yes = Quien facilitó confirmó que estuviste en **{ $title }**. Las horas ya están en tu registro.
hours-answered-no = Quien facilitó no pudo confirmar que estuviste en **{ $title }**. Eso no se guarda en ningún lado. Puedes anotar las horas a mano.
hours-held = { $count ->
    [one] Una anotación en tu registro de horas
   *[other] { $count } anotaciones en tu registro de horas
}
hour-requests-held = { $count ->
    [one] Una sesión que alguien debe confirmar. Se borra por sí sola en una semana.
   *[other] { $count } sesiones que alguien debe confirmar. Se borran por sí solas en una semana.
}
certificates-held = { $count ->
    [one] Que hiciste un certificado: fecha y horas, sin nombre. Si borras esto, el papel sigue siendo válido y yo ya no sé que es tuyo. Para anularlo, retíralo antes con /hours.
   *[other] Que hiciste { $count } certificados: fechas y horas, sin nombres. Si borras esto, los papeles siguen siendo válidos y yo ya no sé que son tuyos. Para anular uno, retíralo antes con /hours.
}

hours-paper-heading = Certificado de co-reflexión
hours-paper-says = Se certifica que
hours-paper-took-part = participó en co-reflexión: pares que aprenden en común sobre su práctica.
hours-paper-title = Sesión
hours-paper-date = Fecha
hours-paper-when = { $when }
hours-paper-hours = Horas
hours-paper-organiser = Organiza
hours-paper-check = Este certificado se puede comprobar en la dirección de abajo. La página muestra si es válido, la fecha y las horas, nada más.
hours-paper-check-local = Para comprobar este certificado, pregunta por su código a quien lo organiza.
hours-paper-code = Código: { $code }
hours-paper-made = Hecho el { $day }

hours-verify-title = Comprobar un certificado
hours-verify-how = Agrega el código del certificado al final de la dirección de esta página, así: **/verify/7K2M9-QFX3D**
hours-verify-valid-title = Este certificado es válido
hours-verify-valid = La alianza confirma esta fecha y estas horas. No dice nada más sobre nadie.
hours-verify-withdrawn-title = Este certificado fue retirado
hours-verify-withdrawn = Ya no es válido. Puede haber muchas razones, como una copia corregida.
hours-verify-unknown-title = Este código no se conoce
hours-verify-unknown = Compáralo con el certificado, letra por letra.

## series: hechas y cambiadas en el chat, para coordinación

command-newsession = Planea una sesión de co-reflexión o una serie de ellas (coordinación)
series-held =
    { $count ->
        [one] Una serie o fecha que hiciste o cambiaste como coordinación
       *[other] { $count } series o fechas que hiciste o cambiaste como coordinación
    }

series-new-title = Sesión nueva
series-new-intro =
    Una sesión o una serie de ellas. Las horas van en { $zone }. Verás cada fecha completa antes de que se guarde nada.
series-look = Revisarlo todo
series-example = mar 1 de dic 3pm
series-ask-title = Título
series-ask-title-es = Título en español
series-ask-first = Primera fecha y hora
series-ask-first-help = Por ejemplo: martes 1 de diciembre 3pm, o 2026-12-01 15:00. En { $zone }.
series-ask-length = Cuánto dura
series-ask-repeat = Cada cuánto
series-ask-last = Última fecha
series-ask-last-help = Por ejemplo: 29 de junio de 2027. Déjalo vacío para seguir hasta que la termines.
series-ask-seats = Lugares
series-ask-seats-help = Un número. Déjalo vacío si no hay límite.
series-ask-place = Dónde
series-ask-place-help = Lo lee todo el mundo, así que aquí no van enlaces ni teléfonos.
series-ask-link = Enlace para entrar
series-ask-link-help = Solo lo ven las personas que tienen lugar.
series-ask-phone = Teléfono para entrar
series-ask-phone-help = Solo lo ven las personas que tienen lugar.
series-ask-names = Quién facilita
series-ask-names-help = Nombres separados por comas. Se turnan, y les pregunto antes de cada fecha.
series-ask-about = De qué se trata
series-ask-when = Nueva fecha y hora
series-ask-note = Nota para quienes vienen
series-ask-reason = Motivo
series-once-when-help = Por ejemplo: miércoles 6 de enero 5pm. En { $zone }.
series-once-note-help = Una frase para quienes van, como por qué se movió.
series-once-reason-help = Solo lo leen las personas que tienen lugar o esperan uno.
series-once-seats-help = Un número del 1 al 1000, solo para esta fecha.
series-once-names-help = Nombres separados por comas, solo para esta fecha. Déjalo vacío y será a quien le toque.
series-once-last-help = Por ejemplo: 29 de junio de 2027. Ese día todavía se hace.
series-length =
    { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    }
series-repeat-once = Una vez
series-repeat-weekly = Cada semana
series-repeat-fortnightly = Cada 2 semanas
series-repeat-monthly-weekday = Cada mes, el mismo día de la semana
series-repeat-monthly-day = Cada mes, el mismo día del mes
series-until = Última fecha: { $day }
series-seats =
    { $count ->
        [one] 1 lugar
       *[other] { $count } lugares
    }
series-seats-open = Sin límite de lugares
series-day = { $day }

series-wrong-title = Ya casi
series-wrong = No pude usar todo. Lo que escribiste está guardado. Por favor mira esto otra vez:
series-wrong-cannot = Esto no se puede hacer:
series-wrong-title-missing = Por favor ponle un título.
series-wrong-seats = Por favor escribe un número del 1 al 1000.
series-wrong-names = Es más de lo que puedo guardar: a lo más 20 nombres, separados por comas.
series-wrong-link = Por favor pega el enlace completo; empieza con https://
series-wrong-phone = No veo ningún número ahí.
series-wrong-last = La última fecha es anterior a la primera.
series-wrong-public = Tiene un enlace, una dirección o un teléfono, y lo puede leer todo el mundo. Por favor ponlo en el enlace o en el teléfono.
series-wrong-other = Esto no funciona junto con lo demás. Por favor míralo otra vez.
series-wrong-collides = Esta serie ya se reúne a esa hora.
series-wrong-over = Esa fecha ya empezó o ya pasó, así que queda como está.
series-wrong-gone = Esta fecha ya no está en el calendario.

series-misread-empty = Por favor escribe una fecha y una hora, como: martes 1 de diciembre 3pm
series-misread-not-understood = No lo pude leer. Por favor escríbelo así: martes 1 de diciembre 3pm, o 2026-12-01 15:00
series-misread-not-a-date = No pude leer esa fecha. Por favor escríbela así: 29 de junio de 2027
series-misread-no-day = ¿Qué día? Por favor escríbelo así: martes 1 de diciembre 3pm
series-misread-no-time = ¿A qué hora? Por favor escríbelo así: martes 1 de diciembre 3pm
series-misread-am-or-pm = ¿De la mañana o de la tarde? Por favor agrega am o pm, como 3pm.
series-misread-midnight = La medianoche puede ser de un día o del otro. Por favor escribe 11:59pm o 12:01am.
series-misread-no-such-time = Esa hora no existe en el reloj.
series-misread-no-such-date = Esa fecha no existe.
series-misread-other-weekday = Esa fecha cae en otro día de la semana. ¿Cuál es el correcto?
series-misread-day-or-month = Puede ser primero el día o primero el mes. Por favor escribe el mes con letras, como: 1 de diciembre
series-misread-one-time = Por favor escribe solo cuándo empieza; cuánto dura es otra pregunta.
series-misread-repeats = Por favor escribe una sola fecha aquí; cada cuánto vuelve es otra pregunta.
series-misread-zone = Por favor deja fuera la zona horaria. Las horas son en la zona que se nombra arriba.
series-misread-past = Eso ya pasó.
series-misread-too-far = Faltan más de cinco años para eso.

series-look-gap = Ese día los relojes se saltan esa hora, así que empieza una hora después.
series-look-fold = Ese día los relojes muestran esa hora dos veces. Cuenta la primera.
series-look-gap-on = El { $day } los relojes se saltan esa hora, así que empieza una hora después.
series-look-fold-on = El { $day } los relojes muestran esa hora dos veces. Cuenta la primera.
series-look-short-months = Los meses sin día { $day } se saltan.
series-look-last-weekday = La mayoría de los meses no tiene un quinto, así que es el último de cada mes.
series-look-runs-into = Se encima con otra fecha de esta serie.
series-look-was-cancelled = Esa fecha estaba cancelada. Si la mueves, se hace.
series-look-few-seats = Son menos lugares que las { $least } personas que necesita.
series-look-unknown-names =
    Todavía no conozco ninguna cuenta con estos nombres, así que no les puedo preguntar: { $names }. Quien cuida el archivo alliance.yaml los puede agregar ahí, en “people”.

series-echo-title = ¿Está bien así?
series-echo = Por favor lee cada fecha. Nada se guarda ni se muestra a nadie hasta que confirmes.
series-field-title = Título
series-field-first = Primera fecha
series-field-length = Cuánto dura
series-field-repeat = Cada cuánto
series-field-seats = Lugares
series-field-place = Dónde
series-field-doors = Solo para quienes tienen lugar
series-field-names = Quién facilita
series-field-about = De qué se trata
series-field-next = Las próximas fechas
series-field-when = Cuándo
series-field-state = Cómo está
series-field-series = La serie
series-field-before = Esta fecha
series-field-after = Nueva fecha
series-field-last = Última fecha
series-clocks-changed = los relojes cambiaron; empieza a la misma hora
series-confirm = Sí, confirmar
series-change = Cambiar
series-drop = Mejor no
series-dropped-title = Está bien
series-dropped = No se cambió nada.
series-stale = Eso ya está hecho, o se empezó hace más de dos días. Empieza otra vez con /newsession o desde la tarjeta de la sesión.
series-gone = Esa sesión ya no está en el calendario.

series-made-title = Está en el calendario
series-made = Planeaste **{ $title }**.
series-made-now = Su tarjeta aparece ahora. Dónde: { $places }.
series-made-later = Su tarjeta aparece el { $when }. Dónde: { $places }.
series-made-nowhere = No hay un lugar para las tarjetas de sesiones, así que la gente la encuentra con **/sessions**. Quien cuida el archivo alliance.yaml puede poner uno.
series-made-then = Puedes mover, cancelar o cambiar una fecha desde su tarjeta en **/sessions**.
series-platform-discord = Discord
series-platform-telegram = Telegram
series-platform-web = la página web

series-do-move = Mover esta fecha
series-do-cancel = Cancelar esta fecha
series-do-hold = Hacerla después de todo
series-do-seats = Lugares
series-do-staff = Quién facilita
series-do-end = Terminar la serie
series-do-go-on = Que la serie siga
series-why = ¿Por qué está así?
series-back = Volver a la fecha
series-date-intro = { $title }, { $when }. Verás todo completo antes de que cambie algo.
series-state-held = Se hace
series-state-moved = Se hace, movida desde el { $day }
series-state-cancelled = Cancelada
series-ends = Última fecha: { $day }
series-paused = Esta serie está en pausa: nadie respondió en tres fechas seguidas. Las fechas con tarjeta quedan como están. No aparecen tarjetas nuevas hasta que dejes que siga.
series-rota-nobody = Todavía nadie
series-rota-decides = A quien le toque
series-changed-meanwhile = **Otra persona cambió esta fecha mientras la mirabas.** Así quedaría ahora:
series-echo-move = ¿Mover esta fecha? Quienes tienen lugar lo conservan. Se les dice la hora anterior y la nueva.
series-echo-cancel = ¿Cancelar esta fecha? Se avisa a todas las personas que tienen lugar o lo esperan.
series-echo-hold = ¿Hacer esta fecha después de todo? Se avisa a quienes supieron que estaba cancelada.
series-echo-seats = ¿Cambiar los lugares de esta fecha? Nadie que tiene lugar lo pierde. Los lugares nuevos van a quienes esperan.
series-echo-staff = ¿Cambiar quién facilita esta fecha? Se les pregunta en privado.
series-echo-end = ¿Terminar la serie? Las fechas posteriores se cancelan, y se avisa a quienes tienen lugar en ellas.
series-echo-go-on = ¿Que la serie siga como estaba planeada?
series-done-move = Está movida. Se avisa en unos minutos, para que dé tiempo de corregir un descuido.
series-done-cancel = Está cancelada. Se avisa en unos minutos, para que dé tiempo de corregir un descuido.
series-done-hold = Se hace.
series-done-seats = Los lugares están cambiados.
series-done-staff = Está guardado. Se les pregunta en privado.
series-done-end = La serie termina. Se avisa en unos minutos, para que dé tiempo de corregir un descuido.
series-done-go-on = La serie sigue.

series-why-title = Por qué está así
series-why-about = Lo dicho en el chat cuenta antes que una fecha en el archivo, y eso antes que la regla de la serie.
series-why-start = Empieza
series-why-held = Se hace
series-why-duration = Cuánto dura
series-why-capacity = Lugares
series-why-min-people = Personas que necesita
series-why-facilitators = Quién facilita
series-why-place = Dónde
series-why-note = Nota
series-why-last-date = Última fecha
series-why-when = { $when }
series-why-ways = formas de entrar para quienes tienen lugar
series-why-chat = Lo dijo { $name } en el chat, { $when }
series-why-somebody = alguien de coordinación
series-why-file = Para esta fecha: { $file }, línea { $line }
series-why-rule = Para la serie: { $file }, línea { $line }
series-why-default = Nadie lo dijo, así que cuenta lo de siempre

series-trouble-title = Algo en el calendario necesita una mirada
series-trouble-clash =
    El archivo **{ $file }** usa el id **{ $series }**, que es de una serie hecha en el chat. Se sigue usando la serie hecha en el chat. Por favor dale al archivo su propio id.
series-trouble-stray =
    En **{ $series }**, la fecha { $day } se cambió en el chat, y la serie ya no se reúne ese día. Si ahora se trata de otra fecha, cámbiala desde su tarjeta.
series-trouble-unreadable =
    No puedo leer la serie **{ $series }**, que se hizo en el chat con otra versión mía. Por favor avisa a quien opera el bot.

## rota: quién facilita

rota-held =
    { $count ->
        [one] Una sesión que te pidieron facilitar
       *[other] { $count } sesiones que te pidieron facilitar
    }
rota-when = Cuándo
rota-ask-title = ¿Puedes facilitar?
rota-ask = Te tocaría facilitar **{ $title }**. ¿Vas a estar?
rota-ask-again = Quizás no viste esto: te tocaría facilitar **{ $title }**. ¿Vas a estar?
rota-ask-footer = Está bien decir que no, y nadie lo cuenta.
rota-yes = Voy a estar
rota-no = No puedo, pregunten a alguien más
rota-no-after-all = Al final no puedo
rota-yes-after-all = Al final sí puedo
rota-answered-yes = Gracias. Tú facilitas. Te llega un recordatorio antes de empezar.
rota-answered-no = Gracias por decirlo. Busco a alguien más.
rota-answered-others = Otras personas facilitan esta fecha ahora, así que quedas libre. Gracias.
rota-answered-over = Esa sesión ya empezó o ya pasó.
rota-answered-cancelled = Esa sesión está cancelada, así que quedas libre.
rota-coordinate = Ver esta fecha
rota-silent-title = Sin respuesta sobre quién facilita
rota-silent = A **{ $name }** le pregunté por **{ $title }** y todavía no responde. Quizás puedas hablarle, o nombrar a alguien más.
rota-nobody-title = No puedo preguntarle a esta persona
rota-nobody = A **{ $name }** le toca facilitar **{ $title }**, pero no conozco ninguna cuenta con ese nombre. Quien cuida el archivo alliance.yaml la puede agregar ahí, en “people”. Mientras tanto, por favor pregúntale tú.
rota-short-title = Hace falta quien facilite
rota-short = Ya no queda a quién preguntar por **{ $title }**, y hace falta alguien. Puedes nombrar a alguien, o decidir qué pasa.
rota-off-title = Quedas libre
rota-off = **{ $title }**, que te pidieron facilitar, está cancelada.
rota-released-title = Quedas libre
rota-released = Alguien de coordinación nombró a otras personas para facilitar **{ $title }**, así que no hace falta que estés. Gracias por haber dicho que sí.
rota-paused-title = Una serie está en pausa
rota-paused =
    En tres fechas seguidas, nadie respondió si puede facilitar **{ $title }**. Por eso no aparecen tarjetas nuevas por ahora.

    Las fechas a las que ya va gente siguen en el calendario. A ti te toca decidir si se hacen.
rota-resume = Que siga
rota-resumed = Sigue. Las tarjetas nuevas aparecen como siempre.
rota-not-paused = Ya no está en pausa.
rota-state-waiting = todavía no se le pregunta
rota-state-asked = se le preguntó
rota-state-confirmed = va a estar
rota-state-declined = no puede
rota-state-silent = no ha respondido
rota-state-nobody = no conozco ninguna cuenta con ese nombre

## sessions: las próximas reuniones, los lugares y la lista de espera

command-sessions = Mira las próximas sesiones y di si vas
command-sessions-which = El nombre de una sesión

sessions-list-title = Sesiones
sessions-list =
    Estas son las próximas sesiones. Abre una para ver más y responder. Ir es siempre tu decisión.
sessions-list-aloud =
    Estas son las próximas sesiones. Escribe **/sessions** en un chat privado conmigo para ver más y responder.
sessions-list-none = Por ahora no hay sesiones planeadas. Aparecerán aquí en cuanto las haya.
sessions-list-not-found = No encontré ninguna sesión con ese nombre.
sessions-list-menu = Abrir una sesión
sessions-list-when = { $when }
sessions-option = { $day }: { $title }
sessions-option-cancelled = Cancelada: { $day }, { $title }

sessions-when = Cuándo
sessions-other-zone = En la zona de la sesión
sessions-length = Cuánto dura
sessions-length-minutes = { $minutes } minutos
sessions-length-hours =
    { $hours ->
        [one] 1 hora
       *[other] { $hours } horas
    }
sessions-length-both =
    { $hours ->
        [one] 1 hora y { $minutes } minutos
       *[other] { $hours } horas y { $minutes } minutos
    }
sessions-where = Dónde
sessions-moved-label = Cambió de fecha
sessions-moved-from = Estaba prevista para el { $when }.
sessions-seats = Lugares
sessions-seats-left =
    { $left ->
        [one] Queda 1 de { $capacity } lugares.
       *[other] Quedan { $left } de { $capacity } lugares.
    }
sessions-seats-full = No quedan lugares.
sessions-seats-waiting =
    { $waiting ->
        [one] No quedan lugares. 1 persona espera.
       *[other] No quedan lugares. { $waiting } personas esperan.
    }
sessions-seats-open = Hay lugar para todas las personas.
sessions-seats-come-by = No hace falta apartar lugar. Solo llega.
sessions-seats-closed = Ya pasó el tiempo para responder.
sessions-opens = Puedes responder desde el { $when }.
sessions-note = **Para que sepas:** { $note }
sessions-reason = **Por qué:** { $reason }

sessions-card-footer = Solo quienes facilitan ven quién va, a menos que elijas otra cosa.
sessions-card-cancelled-title = Cancelada: { $title }
sessions-card-cancelled = Esta sesión no se hará.
sessions-card-over = Esta sesión ya pasó.

sessions-button-come = Voy a ir
sessions-button-wait = Ponme en la lista de espera
sessions-button-remind = Recuérdame
sessions-button-cant = No puedo
sessions-button-leave = Al final no puedo ir
sessions-button-stop-waiting = Quítame de la lista de espera
sessions-button-no-reminder = No me recuerdes
sessions-button-details = Detalles
sessions-button-calendar = Agregar a mi calendario
sessions-button-agenda = Agenda
sessions-button-room = En la sala
sessions-button-people = Quiénes van
sessions-button-manage = Coordinar
sessions-button-all = Todas las sesiones
sessions-button-back = Volver
sessions-button-show = Mostrar mi nombre a quienes van
sessions-button-hide = Ocultar mi nombre
sessions-button-accept = Sí, lo tomo
sessions-button-pass = Paso
sessions-button-join = Entrar por video
sessions-button-hold = Hacerla de todos modos
sessions-button-call-off = Cancelar esta fecha
sessions-button-call-off-yes = Sí, cancelarla

sessions-mine-going = Tienes un lugar.
sessions-mine-coming = Vas a ir.
sessions-mine-reminded = Te lo voy a recordar.
sessions-mine-waitlist = Tienes el número { $place } en la lista de espera.
sessions-mine-offered = Hay un lugar apartado para ti.
sessions-mine-until = Puedes tomarlo hasta el { $when }. Después pasa a la siguiente persona.
sessions-mine-cant = Dijiste que no puedes ir.
sessions-footer-shown = Quienes facilitan y las demás personas que van ven tu nombre.
sessions-footer-hidden = Solo quienes facilitan ven tu nombre.
sessions-others = También van
sessions-name-shown = Ahora las demás personas que van pueden ver tu nombre.
sessions-name-hidden = Ahora solo quienes facilitan ven tu nombre.

sessions-way-video = Video
sessions-way-phone = Teléfono
sessions-way-room = Sala
sessions-way-missing-label = Cómo entrar
sessions-way-missing = La persona que facilita te enviará cómo entrar.
sessions-calendar = Abre este archivo para poner la sesión en tu calendario.
sessions-calendar-alt = Un archivo de calendario para { $title }

sessions-became-seat = Tienes un lugar.
sessions-became-seat-free = Bien, vas a ir.
sessions-became-already = Ya tienes un lugar.
sessions-became-already-free = Ya me lo dijiste.
sessions-became-waiting = No quedan lugares. Tienes el número { $place } en la lista de espera. Te escribo cuando haya un lugar libre.
sessions-became-still-waiting = Tienes el número { $place } en la lista de espera. Te escribo cuando haya un lugar libre.
sessions-became-full = No quedan lugares, y esta sesión no tiene lista de espera.
sessions-became-out = Gracias por decírmelo. Puedes cambiar de idea mientras se pueda responder.
sessions-became-passed = El lugar pasa a la siguiente persona. Gracias por decírmelo.
sessions-became-gone-on = Este lugar ya no está apartado para ti. Puedes pedir otro.
sessions-became-not-yet = Puedes responder desde el { $when }.
sessions-became-closed = Ya pasó el tiempo para responder.
sessions-became-over = Esta sesión ya pasó.
sessions-became-cancelled = Esta sesión no se hará.
sessions-reminded-day = Te llega un recordatorio el día anterior.
sessions-reminded = Te llega un recordatorio antes de que empiece.
sessions-gone = Ya no conozco esta sesión. Escribe /sessions para ver las próximas.

sessions-offer-title = Hay un lugar libre: { $title }
sessions-offer = Esperabas un lugar. Este está apartado para ti. ¿Lo quieres?
sessions-offer-until = Apartado para ti hasta
sessions-given-title = Tienes un lugar: { $title }
sessions-given = Ahora hay lugar para todas las personas, así que el lugar que esperabas es tuyo.
sessions-lapsed-title = Ya no está apartado: { $title }
sessions-lapsed = Ya pasó el tiempo del lugar que estaba apartado para ti.
sessions-untold = Había un lugar libre para ti y no logré avisarte a tiempo. Lo siento.
sessions-lapsed-again = Si todavía quieres ir, pídelo otra vez.
sessions-lapsed-closed = También pasó el tiempo para responder, así que no puedo ofrecerlo otra vez.

sessions-people-coming = Van: { $count }
sessions-people-waiting = Esperan: { $count }
sessions-people-nobody = Nadie todavía.
sessions-people-unnamed = Alguien sin nombre
sessions-people-few =
    { $least ->
        [one] El plan dice al menos 1 persona. Tú decides si se hace.
       *[other] El plan dice al menos { $least } personas. Tú decides si se hace.
    }
sessions-people-footer = Solo quienes facilitan ven esta lista. Nadie anota quién estuvo.
sessions-facilitators-only = Esto es para quienes facilitan esta fecha.

sessions-few-title = Un grupo pequeño: { $title }
sessions-few =
    { $coming ->
        [0] Nadie ha dicho todavía que va.
        [one] Hasta ahora va 1 persona.
       *[other] Hasta ahora van { $coming } personas.
    } El plan dice al menos { $least }. Un grupo pequeño puede ser bueno. Tú decides.
sessions-few-held = Bien. Se hace como estaba previsto.
sessions-calloff-title = ¿Cancelar { $title }?
sessions-calloff =
    { $count ->
        [0] Nadie ha respondido todavía, así que no hay que avisar a nadie.
        [one] 1 persona ha respondido y recibe el aviso.
       *[other] { $count } personas han respondido y reciben el aviso.
    } Quien coordina puede deshacerlo.
sessions-calledoff = Está cancelada. Se avisa a quienes tienen un lugar o lo esperan.

## partner: two peers brought together once a round

command-partner = Conoce a otra persona de apoyo entre pares una vez por ronda, si quieres

partner-title = Alguien con quien pensar
partner-about =
    En cada ronda pongo en contacto a dos personas de apoyo entre pares que así lo quieren. Se escriben o se llaman y conversan una vez, de lo que tengan en mente sobre su trabajo.

    - Nadie pregunta si se encontraron ni qué se dijo.
    - Puedes saltarte una ronda, hacer una pausa o salir cuando quieras, sin dar razones.
    - Puedes decir con quién no quieres que te junte. Nadie se entera nunca.
    - Procuro no juntar a personas que trabajan para el mismo empleador.
partner-short = En cada ronda te pongo en contacto con otra persona de apoyo entre pares. Nadie pregunta si se encontraron.
partner-next = Próxima ronda
partner-you = Tú
partner-in = Participas.
partner-skipping = Te saltas esta ronda.
partner-paused = Estás en pausa.
partner-until = Hasta
partner-day = { $day }
partner-name = La otra persona ve
partner-handle = Puede encontrarte por
partner-join-button = Participar
partner-change-button = Cambiar esto
partner-join-title = Participar
partner-join-intro = Solo la persona con quien te pongo en contacto ve tu nombre y cómo encontrarte.
partner-name-question = ¿Cómo quieres que te llame la otra persona?
partner-name-help = El nombre que quieras.
partner-name-missing = La otra persona necesita un nombre para llamarte. No se cambió nada.
partner-handle-question = ¿Cómo te puede encontrar?
partner-handle-help = Por ejemplo, tu nombre en esta aplicación o un teléfono. Puedes dejarlo vacío.
partner-employer-question = ¿Dónde trabajas?
partner-employer-help = Solo para no juntarte con colegas de ahí. No se muestra a nadie. Puedes dejarlo vacío.
partner-employer-forget = Olvida el empleador que te dije antes
partner-join-submit = Guardar
partner-join-again = Intentar de nuevo
partner-skip-button = Saltar esta ronda
partner-unskip-button = Sí participo
partner-skipped = Te saltas esta ronda.
partner-unskipped = Participas.
partner-skip-late = Esa ronda ya pasó.
partner-pause-button = Pausa
partner-pause-question = ¿Hasta cuándo?
partner-pause-help = Déjalo vacío para pausar hasta que avises.
partner-resume-button = Volver a participar
partner-resumed = Participas de nuevo.
partner-leave-button = Salir
partner-leave-title = ¿Salir?
partner-leave = Olvido tu nombre, cómo encontrarte, tu lista y con quién te encontraste. Puedes volver cuando quieras.
partner-leave-yes = Sí, salir
partner-left = Saliste, y lo olvidé todo.
partner-back = Volver
partner-not-in = Por ahora no participas.
partner-unwanted-button = Con quién no
partner-unwanted =
    No te juntaré con las personas de esta lista. Solo tú puedes verla.

    Alguien que te supervisa, o a quien supervisas, es un buen nombre para anotar.
partner-unwanted-add = Agregar un nombre
partner-unwanted-drop = Quitar un nombre
partner-unwanted-question = ¿Quién?
partner-unwanted-help = El nombre que usa aquí. No puedo decirte si participa.
partner-unwanted-kept = Anotado. Nadie se entera.
partner-unwanted-empty = Escribe un nombre con letras, por favor.
partner-unwanted-full = Tu lista está llena. Quita antes un nombre, por favor.
partner-heads-up-title = Pronto se forman las parejas
partner-heads-up = Participas. Si no es buen momento, salta esta ronda. Nadie se entera.
partner-matched-title = Con quién te toca esta ronda
partner-matched =
    { $count ->
        [one] Te puse en contacto con:
       *[other] Esta vez el número era impar, así que son tres. Te puse en contacto con:
    }
partner-matched-how = Quien tenga un momento primero, escribe. Si nadie puede, también está bien.
partner-prompt = Una pregunta para empezar, si quieres: *{ $prompt }*
partner-again-button = Busca a alguien más
partner-again = Busco a otra persona. Te escribo en cuanto alguien más lo quiera también.
partner-again-late = Esa ronda ya pasó. La próxima llega pronto.
partner-not-again-button = No otra vez con esta persona
partner-not-again = Nadie se entera.
partner-not-again-choose = ¿Quién?
partner-nobody = Esta vez no encontré con quién juntarte. Lo intento de nuevo en la próxima ronda.
partner-held = Lo que dijiste para participar en las parejas

## delivery: what the bot says on its own

delivery-held =
    { $count ->
        [one] Un mensaje que el bot te prometió o te envió en los últimos 30 días
       *[other] { $count } mensajes que el bot te prometió o te envió en los últimos 30 días
    }
delivery-gone-title = No puedo llegar a ti en { $app }
delivery-gone = Un mensaje para ti en { $app } no pasó. Puede que el bot esté bloqueado ahí o que se haya borrado el chat. Los avisos de lo que apuntaste ahí no te van a llegar. Para arreglarlo, abre el chat con el bot en { $app } y escríbele una palabra.

## calendar: calendarios a los que suscribirse

command-calendar = Pon el calendario de la alianza, o el tuyo, en tu teléfono

calendar-title = Calendario
calendar-public = Esta dirección tiene todas las sesiones y formaciones. No muestra nombres ni enlaces, así que puedes compartirla.
calendar-how =
    Ponla una vez en tu calendario; después se actualiza sola.

    - **Apple:** en Calendario, agrega una cuenta, elige “Agregar calendario suscrito” y pégala.
    - **Google:** en una computadora, presiona + junto a “Otros calendarios”, elige “Desde URL” y pégala.
    - **Outlook:** elige “Agregar calendario”, luego “Suscribirse desde la web” y pégala.

    Algunas aplicaciones la abren solas con esto: { $webcal }
calendar-late = Los calendarios buscan cambios solo cada varias horas, algunos una vez al día. Si algo cambia a última hora, te aviso aquí.
calendar-local = Por ahora solo esta computadora puede abrirla. Quien administra el bot puede darle a su página una dirección pública.
calendar-unreachable = La página de la alianza aún no tiene dirección pública, así que los teléfonos y computadoras no pueden leer un calendario de ella. Quien administra el bot puede cambiarlo. Todas las fechas están en /sessions.
calendar-google = Agregar a Google Calendar
calendar-file = Abrir la dirección
calendar-mine-button = Mi propio calendario
calendar-mine-title = Mi propio calendario
calendar-mine =
    Tiene solo las sesiones en las que tienes lugar, con el enlace o teléfono para entrar. Su dirección es secreta.

    Ten en cuenta: **quien tenga la dirección lo ve.** No se la des a nadie más que a tu calendario.
calendar-mine-none = Todavía no tienes una dirección.
calendar-mine-there = Tienes una dirección. No la guardo, así que no puedo mostrarla otra vez. Puedes pedir una nueva; la anterior deja de servir al momento.
calendar-make = Crear mi dirección
calendar-new = Dirección nueva
calendar-stop = Detenerla
calendar-made-title = Tu propio calendario
calendar-made-again = La dirección anterior dejó de servir ahora mismo.
calendar-made = Muestro esta dirección solo ahora. **Quien la tenga ve tus sesiones**, así que no se la des a nadie más que a tu calendario.
calendar-stopped = Tu propio calendario ya no tiene dirección. Los calendarios que aún la piden no reciben nada.
calendar-no-address = Tu propio calendario no tiene dirección.
calendar-gone-title = Aquí no hay ningún calendario
calendar-gone = Ningún calendario tiene esta dirección. Quizá se cambió o se detuvo. Con /calendar recibes una nueva.
calendar-cancelled = Cancelada: { $title }
calendar-held = Que tu propio calendario tiene una dirección. La dirección misma no se guarda.
