"""What reads and writes a user's own documents."""
