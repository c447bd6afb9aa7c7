using System.Xml.Linq;
using InoLink.Engine.Schema;
using InoLink.Tests;

namespace InoLink.Engine.Tests.Schema;

/// <summary>What the lock processes watch is what the engine says goes over: a column that is mapped later has to be locked too.</summary>
public sealed class LockedColumnsTests
{
    [Theory]
    [InlineData("quote", "Lockpromotedquote")]
    [InlineData("salesorder", "Lockpromotedorder")]
    [InlineData("invoice", "Lockpromotedinvoice")]
    public void ADocumentsLock_WatchesWhatGoesOver(string table, string process) =>
        Assert.Equal(DocumentTable.Of(table)!.LockedColumns.Order(StringComparer.Ordinal), Watched(process));

    [Theory]
    [InlineData("Locklinesofpromotedquote")]
    [InlineData("Locklinesofpromotedorder")]
    [InlineData("Locklinesofpromotedinvoice")]
    public void ALinesLock_WatchesWhatGoesOver(string process) => Assert.Equal(LineTable.LockedColumns.Order(StringComparer.Ordinal), Watched(process));

    private static IEnumerable<string> Watched(string process)
    {
        string folder = Path.Combine(RepositoryFolder.Root, "solution", "InoLinkProcesses", "Workflows");
        string file = Assert.Single(Directory.GetFiles(folder, process + "-*.data.xml"));
        return XDocument.Load(file).Descendants("TriggerOnUpdateAttributeList").Single().Value.Split(',').Order(StringComparer.Ordinal);
    }
}
