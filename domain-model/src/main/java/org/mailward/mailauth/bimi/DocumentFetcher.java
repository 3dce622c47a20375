package org.mailward.mailauth.bimi;

import java.net.URI;

/// The kernel's only way to fetch a logo or its certificate. The caller waits; whoever implements it keeps the limits of time
/// and size and never speaks to an address inside its own network.
@FunctionalInterface
public interface DocumentFetcher {

    /// A fetcher for those who ask nobody: whatever it is asked for stays unknown.
    DocumentFetcher NOBODY = _ -> new FetchedDocument.Failed(FetchedDocument.Failure.UNREACHABLE, "Nothing was fetched.");

    /// @param address begins with `https://` and has a host
    /// @return what came back, or [FetchedDocument.Failed] for every kind of trouble; never null
    FetchedDocument fetch(URI address);
}
