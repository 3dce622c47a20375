package org.mailward.platform.jobs;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/// Runs work beside the caller, each task on a virtual thread of the server's that may use transactions.
@ApplicationScoped
public class ManagedThreads implements Executor {

    /// Looked up when it is needed: while the application is deployed, the server does not know it yet.
    @Override
    public void execute(Runnable task) {
        try {
            InitialContext.<ManagedExecutorService>doLookup(Jobs.THREADS).execute(task);
        } catch (NamingException e) {
            throw new IllegalStateException("The server offers no threads", e);
        }
    }
}
