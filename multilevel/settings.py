"""Every setting of the site. What differs between machines comes from the environment through `env`."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from multilevel.env import boolean, database, env, home, integer, mail, path, required, website, words

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env("VAR_DIR", path, default=BASE_DIR / "var")

# Without DATABASE_URL this is somebody's own machine: the embedded PostgreSQL, and values safe only there.
DATABASE = env("DATABASE_URL", database, default=None)
PRODUCTION = DATABASE is not None
DEBUG = env("DEBUG", boolean, default=not PRODUCTION)

RANDOM_TEXT = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"

if PRODUCTION:
    SECRET_KEY = required(
        "SECRET_KEY",
        str,
        because=f"With DATABASE_URL the site needs a secret of its own. Write the output of: {RANDOM_TEXT}",
    )
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 15 or "insecure" in SECRET_KEY:
        raise ImproperlyConfigured(f"SECRET_KEY is too weak. Write the output of: {RANDOM_TEXT}")
    ALLOWED_HOSTS = required(
        "ALLOWED_HOSTS",
        words,
        because="Write the names under which the site is reached: ALLOWED_HOSTS=catalogue.example.org",
    )
else:
    SECRET_KEY = env("SECRET_KEY", str, default="insecure: for one's own machine only")
    ALLOWED_HOSTS = env("ALLOWED_HOSTS", words, default=["localhost", "127.0.0.1", "[::1]"])
# Earlier keys: what they have signed or sealed is still good, and what is new is not made with them.
SECRET_KEY_FALLBACKS: list[str] = env("SECRET_KEY_FALLBACKS", words, default=[])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "multilevel.apps.OurStaticFiles",
    "django.contrib.postgres",
    "csp",
    "rest_framework",
    "django_filters",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "knox",
    "drf_spectacular",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "initiatives",
]

MIDDLEWARE = [
    "multilevel.middleware.heads_alone",
    "multilevel.middleware.spoken",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "multilevel.middleware.isolation",
    "initiatives.sharing.with_other_sites",
    "multilevel.middleware.known_methods",
    "multilevel.middleware.bounded_bodies",
    "multilevel.middleware.NoNul",  # before whatever looks for a file by the path
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "initiatives.answers.KeptAnswers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "initiatives.admin.entrance.second_factor.SecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "multilevel.middleware.DatabaseFaults",
]

ROOT_URLCONF = "multilevel.urls"
WSGI_APPLICATION = "multilevel.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["initiatives.pages.tags"],
        },
    },
]

# The database

EMBEDDED: dict[str, Any] = {
    "ENGINE": "multilevel.postgres",
    "EMBEDDED_IN": VAR_DIR / "postgres",
    "NAME": "postgres",
    "OPTIONS": {},
}
LIMITS = {  # in milliseconds, 0 for none; `wsgi` sets them for visitors, a command may take its time
    "statement_timeout": env("STATEMENT_TIMEOUT", integer, default=0),
    "lock_timeout": env("LOCK_TIMEOUT", integer, default=10_000),
    "idle_in_transaction_session_timeout": env("IDLE_IN_TRANSACTION_TIMEOUT", integer, default=0),
    # Our statements take milliseconds; compiling one costs more than it ever gives back.
    "jit": "off",
    # Visitors come many at a time: a second process for one of them is taken from another.
    "max_parallel_workers_per_gather": 0,
}
DATABASES: dict[str, dict[str, Any]] = {"default": dict(DATABASE or EMBEDDED)}
DATABASES["default"].update(
    CONN_MAX_AGE=0
    if DEBUG
    else 60,  # the development server has a new thread, so a new connection, per request
    CONN_HEALTH_CHECKS=True,
)
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 5,
    "prepare_threshold": 1_000_000_000,  # plans are kept of statements that ask for it, and of no other
    "options": " ".join(f"-c {name}={value}" for name, value in LIMITS.items()),
    **DATABASES["default"]["OPTIONS"],
}
# An initiative in which very many take part is a form of more than Django’s thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
PGHISTORY_CREATED_AT_FUNCTION = "statement_timestamp()"  # what one statement wrote has one time
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Faults go to the standard error of the process; Django by itself would only mail them.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # what visitors ask wrongly is theirs to know
    },
}

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "multilevel" / "locale"]
FORMAT_MODULE_PATH = "multilevel.formats"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# Files

CACHES = {
    # How often somebody tried to sign in, counted for all processes together. What is counted makes room
    # for nothing before it is over: else whoever fills the table would begin anew.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "counted",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Answers to the public (see initiatives/answers.py): 500 of at most 200 kB in each process.
    "answers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache"
        if env("KEEP_ANSWERS", boolean, default=True)
        else "django.core.cache.backends.dummy.DummyCache",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "multilevel.storage.BundledStaticFiles"
    },
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["png", "webp", "woff2", "ico", "gz", "br", "map"]

# Security

HTTPS = env("HTTPS", boolean, default=PRODUCTION)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked by the machine beside us, without TLS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
EMBED_ANCESTORS = env("EMBED_ANCESTORS", words, default=["*"])  # the sites that may show a list in a frame
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        **({"upgrade-insecure-requests": True} if HTTPS else {}),
    },
}

# Who wrote a version does not publish it. A team of one sets this to false; the history tells of each time.
FOUR_EYES = env("FOUR_EYES", boolean, default=True)

# Accounts: made by invitation, entered with a password and a second factor

# Whoever tries the site on their own machine need not have an authenticator at hand.
SECOND_FACTOR = env("SECOND_FACTOR", boolean, default=PRODUCTION)
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "admin:index"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a day at work
# One way of naming an account, and one password compared for each try: known names take no longer.
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_ADAPTER = "initiatives.admin.entrance.adapters.Accounts"
ACCOUNT_EMAIL_VERIFICATION = "none"  # the link of an invitation has reached the address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_FORMS = {
    "login": "initiatives.admin.entrance.forms.SignIn",
    "change_password": "initiatives.admin.entrance.forms.ChangePassword",
    "reset_password": "initiatives.admin.entrance.forms.AskForPassword",
    "reset_password_from_key": "initiatives.admin.entrance.forms.NewPassword",
    "reauthenticate": "initiatives.admin.entrance.forms.PasswordAgain",
}
MFA_ADAPTER = "initiatives.admin.entrance.adapters.SecondFactors"
MFA_FORMS = {
    "authenticate": "initiatives.admin.entrance.forms.Code",
    "reauthenticate": "initiatives.admin.entrance.forms.CodeAgain",
    "activate_totp": "initiatives.admin.entrance.forms.FirstCode",
    "add_webauthn": "initiatives.admin.entrance.forms.NamePasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Multilevel"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
# How many proxies of ours stand in front, each adding a visitor's address to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env("PROXIES", integer, default=1 if PRODUCTION else 0)
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# E-mail. On one's own machine it is written on the terminal; on a server that would be a log, and
# a log is no place for links that let people in.

MAIL = env("EMAIL_URL", mail, default=None)
SENDS_MAIL = MAIL is not None or not PRODUCTION
EMAIL_BACKEND = "django.core.mail.backends.{}.EmailBackend".format(
    "smtp" if MAIL else "dummy" if PRODUCTION else "console"
)
if MAIL:
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.turns_to_tls, MAIL.begins_in_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("EMAIL_FROM", str, default="Multilevel <multilevel@localhost>")
SITE_URL = env("SITE_URL", website, default=home(ALLOWED_HOSTS, https=HTTPS))  # stands in links

# The API

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "URL_FORMAT_OVERRIDE": None,  # meetings have a parameter “format” of their own
    "EXCEPTION_HANDLER": "initiatives.api.problems.handle",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
# Tokens of partners: random, kept as hashes, recognised by their first characters.
KNOX_TOKEN_MODEL = "initiatives.ApiToken"  # noqa: S105 - the name of a table
MIGRATION_MODULES: dict[str, Any] = {"knox": None}  # they would make a table that nothing uses
REST_KNOX = {"AUTH_HEADER_PREFIX": "Bearer", "TOKEN_PREFIX": "mlv_"}
PROPOSALS_A_DAY = env("PROPOSALS_A_DAY", integer, default=100)  # of each token

SPECTACULAR_SETTINGS = {
    "TITLE": "Multilevel",
    "DESCRIPTION": "Who does what on migration, at which level of government. Open to read, without a key. "
    "A repeated parameter means “or”, different parameters mean “and”; an unknown parameter is refused with "
    "the known ones. The content is under the licence CC BY 4.0.",
    "VERSION": "1",
    "LICENSE": {"name": "CC BY 4.0 (content)", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "OAS_VERSION": "3.1.0",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,  # vocabularies are described once, by us
    "DISABLE_DOCSTRING_DESCRIPTIONS": True,  # they speak to whoever reads the code
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "initiatives.api.schema.with_resources",
    ],
    "SERVE_INCLUDE_SCHEMA": False,
    "APPEND_COMPONENTS": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
}
