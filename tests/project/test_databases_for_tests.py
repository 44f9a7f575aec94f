"""Storage tests really run on both databases, and each test has one to itself."""

import pytest
from sqlalchemy import create_engine, inspect, text


@pytest.mark.parametrize("round_of_test", [1, 2])
def test_each_test_has_an_empty_database_to_itself(database_url, round_of_test):
    engine = create_engine(database_url)
    with engine.begin() as connection:
        tables_before = inspect(connection).get_table_names()
        connection.execute(text("CREATE TABLE unit (name TEXT)"))
        connection.execute(text("INSERT INTO unit VALUES ('Long Điền')"))
        names = connection.execute(text("SELECT name FROM unit")).scalars().all()
    engine.dispose()

    assert (tables_before, names) == ([], ["Long Điền"])


def test_postgresql_is_a_real_server_of_a_supported_version(postgresql_url):
    engine = create_engine(postgresql_url)
    with engine.connect() as connection:
        version = connection.execute(text("SHOW server_version_num")).scalar_one()
    engine.dispose()

    assert int(version) >= 150000
