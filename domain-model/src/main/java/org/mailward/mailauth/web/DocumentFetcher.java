package org.mailward.mailauth.web;

/// The kernel's only way to fetch a document that a stranger's record names. The caller waits; whoever implements it keeps
/// the limits of time and size, checks the certificate, follows no redirect and never speaks to an inner network.
@FunctionalInterface
public interface DocumentFetcher {

    /// @param mostOctets the longest body that is taken; at least 1
    /// @return what came back, or [FetchedDocument.Failed] for every kind of trouble; never null
    FetchedDocument fetch(WebAddress address, int mostOctets);
}
