"""Run inspect-flow from a checkout: ``python cli.py --help``."""

from inspect_flow.commands.main import main

if __name__ == "__main__":
    main()
