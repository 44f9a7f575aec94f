"""Run as `python -m inspect_flow`."""

from inspect_flow.commands.main import main

if __name__ == "__main__":
    main()
