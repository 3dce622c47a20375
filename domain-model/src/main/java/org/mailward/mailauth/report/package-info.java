/// Reports from receivers: unpacking whatever arrives, and reading aggregate, failure and TLS reports.
@NullMarked
package org.mailward.mailauth.report;

import org.jspecify.annotations.NullMarked;
