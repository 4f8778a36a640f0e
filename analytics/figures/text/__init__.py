"""Words and phrases of a sentence, as the rules of figures read them."""
