"""The database: engine, sessions, migrations, backup."""
