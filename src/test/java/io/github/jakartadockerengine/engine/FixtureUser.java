package io.github.jakartadockerengine.engine;

/** Has an engine to test. */
interface FixtureUser {

  /** The current test's fixture. */
  EngineFixture fixture();

  /** The engine under test. */
  default ContainerEngine engine() {
    return fixture().engine();
  }
}
