"""CDS Hooks 2.0: discovery, services for patient-view and order-select, feedback, trusted clients.

https://cds-hooks.hl7.org/2.0/
"""
