"""What follows from claims: what their categories count, which figures can hold together, and what they bound."""
