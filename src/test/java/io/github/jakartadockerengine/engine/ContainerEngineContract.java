package io.github.jakartadockerengine.engine;

/** What every {@link ContainerEngine} does, the fake included. */
public interface ContainerEngineContract
    extends ReachabilityContract,
        ImageContract,
        LaunchContract,
        InputContract,
        ListContract,
        LogContract,
        RemovalContract,
        WatchContract {}
