package org.mailward.bulk;

/// What the rows of a bulk action are.
public enum BulkOf { CUSTOMERS, DOMAINS }
