"""Milestones in the order of time: as a drawing, as a web page and as a calendar."""
