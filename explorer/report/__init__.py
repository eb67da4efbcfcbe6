"""Everything that shows an answer to a person: sentences, tables, pictures, pages and the terminal."""
