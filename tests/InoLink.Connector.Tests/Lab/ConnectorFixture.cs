namespace InoLink.Connector.Tests.Lab;

/// <summary>One laboratory for the tests of a class, which run one after the other: importing takes longer than any of them.</summary>
public sealed class ConnectorFixture : IAsyncLifetime
{
    internal ConnectorRig Rig { get; private set; } = null!;

    public async Task InitializeAsync() => Rig = await ConnectorRig.OpenAsync();

    public async Task DisposeAsync() => await Rig.DisposeAsync();
}
