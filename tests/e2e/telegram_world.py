"""The world of the Bot API server for tests: the bot, a group with a topic, what each method takes."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
ME: Json = {
    "id": 777000111,
    "is_bot": True,
    "first_name": "Alliance",
    "username": "alliance_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}
TOKEN = "777000111:made-up-for-tests-000000000000000000"
GROUP, TOPIC = -1001234567890, 7
DATE = 1795197600  # 20 November 2026
KNOWN = {
    "sendMessage": "chat_id text entities link_preview_options message_thread_id reply_markup "
    "reply_parameters disable_notification",
    "sendDocument": "chat_id document caption caption_entities disable_content_type_detection "
    "message_thread_id reply_markup reply_parameters disable_notification",
    "editMessageText": "chat_id message_id text entities link_preview_options reply_markup",
    "editMessageReplyMarkup": "chat_id message_id reply_markup",
    "editMessageMedia": "chat_id message_id media reply_markup",
    "editMessageCaption": "chat_id message_id caption reply_markup",
    "deleteMessage": "chat_id message_id",
    "answerCallbackQuery": "callback_query_id text show_alert url",
    "answerInlineQuery": "inline_query_id results cache_time is_personal",
    "getUpdates": "offset limit timeout allowed_updates",
    "setMyCommands": "commands scope language_code",
    "getMyCommands": "scope language_code",
    "deleteMyCommands": "scope language_code",
    "getMe": "",
    "getChat": "chat_id",
    "getChatMember": "chat_id user_id",
    "sendChatAction": "chat_id action message_thread_id",
    "setWebhook": "url secret_token allowed_updates max_connections",
    "deleteWebhook": "drop_pending_updates",
}
# Fields that are words as they are; all others are JSON.
WORDS = frozenset(
    {
        "text",
        "caption",
        "url",
        "secret_token",
        "language_code",
        "callback_query_id",
        "inline_query_id",
        "action",
    }
)

RIGHTS = (
    *("can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages"),
    "can_manage_topics",
)
PERMISSIONS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos"),
    *("can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls"),
    *("can_send_other_messages", "can_add_web_page_previews", "can_change_info"),
    *("can_invite_users", "can_pin_messages", "can_manage_topics"),
)
GIFTS = (
    *("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"),
    "gifts_from_channels",
)
CHAT: Json = {
    "title": "Alliance",
    "accent_color_id": 0,
    "max_reaction_count": 1,
    "accepted_gift_types": dict.fromkeys(GIFTS, False),
    "permissions": dict.fromkeys(PERMISSIONS, True),
}
ADMINISTRATOR: Json = dict.fromkeys(RIGHTS, True) | {"is_anonymous": False}
STICKER: Json = {
    "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
    "is_animated": False, "is_video": False,
}  # fmt: skip
CONTENT: dict[str, Any] = {
    "sticker": STICKER,
    "photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}],
    "voice": {"file_id": "v", "file_unique_id": "v", "duration": 1},
    "document": {"file_id": "d", "file_unique_id": "d"},
    "location": {"latitude": 44.2, "longitude": -72.5},
}
