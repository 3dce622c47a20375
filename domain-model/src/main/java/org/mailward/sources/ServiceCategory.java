package org.mailward.sources;

/// What a sending service is mainly bought for.
public enum ServiceCategory {
    MAILBOX, MARKETING, TRANSACTIONAL, CRM, HELPDESK, HR, FINANCE, COLLABORATION, SURVEY, COMMERCE, SECURITY_GATEWAY, FORWARDER, HOSTING
}
