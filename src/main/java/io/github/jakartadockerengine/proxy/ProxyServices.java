package io.github.jakartadockerengine.proxy;

/** What every exchange needs. */
record ProxyServices(
    OriginClient client,
    OriginResolver resolver,
    NotReadyResponder notReady,
    SessionCookie sessionCookie,
    TrustedProxies trustedProxies,
    Tunnels tunnels,
    Departures departures) {}
