"""Fill a database with synthetic provinces: `python -m bench.province --help`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from random import Random

from sqlalchemy import Engine

from bench.ledger import Ledger
from bench.province_cases import write_year
from bench.province_history import Year
from bench.province_units import found_province
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade


@dataclass(frozen=True, slots=True)
class Scale:
    """How much to write; the whole country since 1/7/2025 is 34 provinces with 3,321 communes."""

    provinces: int = 34
    communes: int = 3321
    years: int = 1
    first_year: int = 2026
    inspected_percent: int = 30
    strengths: int = 3
    shortcomings: int = 3


def fill(engine: Engine, scale: Scale, seed: int = 1) -> dict[str, int]:
    """Write the provinces of `scale` and return the rows by table; one seed, one content.

    Only the last year is still open: its deficiencies stand in every state of the way.
    """
    machines = load_office(str(engine.url)).machines
    last_year = scale.first_year + scale.years - 1
    with engine.begin() as connection:
        ledger = Ledger(connection)
        for number in range(1, scale.provinces + 1):
            random = Random(f"{seed}/{number}")
            province = found_province(ledger, number, _communes_of(scale, number))
            wanted = max(1, len(province.communes) * scale.inspected_percent // 100)
            for year in range(scale.first_year, last_year + 1):
                context = Year(ledger, machines, province, year, year < last_year, random)
                inspected = random.sample(province.communes, min(wanted, len(province.communes)))
                write_year(context, inspected, (scale.strengths, scale.shortcomings))
                ledger.flush()
        ledger.close()
    return ledger.written


def _communes_of(scale: Scale, number: int) -> int:
    each, left = divmod(scale.communes, scale.provinces)
    return each + (1 if number <= left else 0)


def main() -> None:
    """Fill the database named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True, metavar="URL")
    parser.add_argument("--seed", type=int, default=1)
    for name in Scale.__dataclass_fields__:
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=getattr(Scale(), name))
    given = vars(parser.parse_args())
    engine = open_engine(given.pop("database"), must_exist=False)
    seed = given.pop("seed")
    upgrade(engine)
    for table, rows in fill(engine, Scale(**given), seed).items():
        print(f"{table:20} {rows:>10,}")


if __name__ == "__main__":
    main()
