// The window of Galley starts here.
