"""Says in Vietnamese, at addresses of the site, what the model knows: what pages and files beside them share."""
