"""Ask in your own words: a curated, sourced, dated answer, or an honest "I don't know"."""
