package org.mailward.platform.web;

import java.net.UnknownHostException;
import org.mailward.mailauth.mtasts.FetchedPolicy;

/// There is no address to connect to, and this is what the fetch came to.
final class AddressRefusedException extends UnknownHostException {

    private static final long serialVersionUID = 1;

    private final transient FetchedPolicy.Failed outcome;

    AddressRefusedException(FetchedPolicy.Failure failure, String detail) {
        super(detail);
        this.outcome = new FetchedPolicy.Failed(failure, detail);
    }

    FetchedPolicy.Failed outcome() {
        return outcome;
    }
}
