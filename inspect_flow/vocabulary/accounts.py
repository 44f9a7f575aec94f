"""Words of the web workplace's accounts: granted roles, one-time links, what a token may do."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class GrantedRole(Labelled):
    """What an account may do besides what its person is to each case."""

    ADMINISTRATOR = "administrator", "quản trị hệ thống", "administrator", "quản trị"
    LEADERSHIP = "leadership", "lãnh đạo theo dõi", "leadership (reads)", "lãnh đạo"


class SessionStage(Labelled):
    """How far somebody has come in signing in."""

    CODE_AWAITED = "code_awaited", "chờ mã xác thực", "waiting for the code"
    SIGNED_IN = "signed_in", "đã đăng nhập", "signed in"


class SignInMeans(Labelled):
    """By what somebody proved who they are when a session began."""

    PASSWORD = "password", "mật khẩu", "password"
    OIDC = "oidc", "danh tính liên kết", "linked identity"


class LinkPurpose(Labelled):
    """What a one-time link in a mail is for."""

    RESET = "reset", "đặt lại mật khẩu", "password reset"


class TokenScope(Labelled):
    """What a program may do with an account's token."""

    READ = "read", "chỉ đọc", "read"
    WRITE = "write", "đọc và ghi", "read and write"
