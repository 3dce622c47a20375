package org.mailward.platform.web;

import java.net.UnknownHostException;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;

/// There is no address to connect to, and this is what the attempt came to.
public final class AddressRefusedException extends UnknownHostException {

    private static final long serialVersionUID = 1;

    private final FetchFailure failure;

    AddressRefusedException(FetchFailure failure, String detail) {
        super(detail);
        this.failure = failure;
    }

    public FetchFailure failure() {
        return failure;
    }

    FetchedDocument.Failed outcome() {
        return new FetchedDocument.Failed(failure, getMessage());
    }
}
