"""diplocli: a policy reference on cyber, digital and tech diplomacy for the command line."""

__version__ = "0.1.0"
