using System.Globalization;
using InoLink.Engine.Dataverse;

namespace InoLink.Engine.Tests.Dataverse;

/// <summary>Keys in customers' tables: the vectors may never change, computed once by another implementation of SHA-256 and RFC 9562.</summary>
public sealed class DeterministicIdTests
{
    private static readonly Guid Company = new("3f2504e0-4f89-11d3-9a0c-0305e82c3301");
    private static readonly Guid Record = new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    [Fact]
    public void Of_GivesTheSameIdForEver()
    {
        Assert.Equal(new Guid("8bcb6f5f-9c4a-803c-8624-8a51d9ad498d"), DeterministicId.Of("writer", Company, 1));
        Assert.Equal(new Guid("5cd9393e-89c7-8703-93d0-824daf7ec393"), DeterministicId.Of("link", Company, "account", Record, 2));
        Assert.Equal(new Guid("3c2f9ca9-da85-8540-ad8e-eabc8c0b6019"), DeterministicId.Of("Zoë 漢"));
    }

    [Fact]
    public void Digest_Is32HexadecimalDigits_TheSameForEver()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb924", DeterministicId.Digest(""));
        Assert.Equal("0f0ed5f89b22f03e15f19d3556866277", DeterministicId.Digest("Zoë 漢"));
    }

    [Fact]
    public void Of_DoesNotDependOnTheCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            Guid invariant = DeterministicId.Of("x", -1234, 1.5m);
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Assert.Equal(invariant, DeterministicId.Of("x", -1234, 1.5m));
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(invariant, DeterministicId.Of("x", -1234, 1.5m));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Of_TellsItsPartsApart()
    {
        Guid[] ids = [DeterministicId.Of("a", "b"), DeterministicId.Of("b", "a"), DeterministicId.Of("ab"), DeterministicId.Of("a", "b", 0), DeterministicId.Of("link", Company, "account", Record, 3)];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Of_IsAnIdOfVersion8AndTheStandardVariant() =>
        Assert.All(Enumerable.Range(0, 200), number => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", DeterministicId.Of("n", number).ToString("D")));
}
