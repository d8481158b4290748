"""What several rooms know of English and of the world: normal forms, numbers, days, sentences, countries, actors."""
