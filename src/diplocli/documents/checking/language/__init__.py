"""English as the rules read it: words, numbers, dates, sentences, and nothing of a draft or the corpus."""
