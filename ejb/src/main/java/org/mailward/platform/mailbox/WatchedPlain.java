package org.mailward.platform.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// Connections that begin in the clear and turn to TLS later: until then, what is said on them is looked at too.
final class WatchedPlain extends SocketFactory {

    private final ImapBounds bounds;

    WatchedPlain(ImapBounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            private @Nullable InputStream watched;

            /// The same stream each time, so that it can be released.
            @Override
            public InputStream getInputStream() throws IOException {
                if (watched == null) {
                    watched = bounds.watch(super.getInputStream());
                }
                return watched;
            }
        };
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        var socket = createSocket();
        socket.connect(new InetSocketAddress(address, port));
        return socket;
    }

    @Override
    public Socket createSocket(String address, int port) throws IOException {
        return createSocket(InetAddress.ofLiteral(address), port);
    }

    @Override
    public Socket createSocket(String address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(InetAddress.ofLiteral(address), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(address, port);
    }
}
