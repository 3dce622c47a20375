package org.mailward.bulk;

/// What became of one row.
public enum RowState { WAITING, DONE, FAILED }
