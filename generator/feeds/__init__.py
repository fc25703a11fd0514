"""Writes the feeds (Atom, JSON Feed) and the calendars (iCalendar)."""
