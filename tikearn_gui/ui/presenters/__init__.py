"""One presenter for each page: from what was computed to what the page shows, from what is done there to commands."""
