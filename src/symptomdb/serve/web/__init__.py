"""The web site: pages made on the server, readable without JavaScript."""
