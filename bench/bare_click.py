"""The least that a click program can be: what `inspect-flow --help` is measured against."""

import click


@click.command()
@click.option("--name", default="world", help="Whom to greet.")
def greet(name: str) -> None:
    """Greet somebody."""
    click.echo(f"Hello {name}")


if __name__ == "__main__":
    greet()
