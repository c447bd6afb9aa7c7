using InoLink.Engine.Documents;

namespace InoLink.Engine.Tests.Documents;

/// <summary>DESIGN §4.2: a document asked for at its creation waits until it has a line and none changed for 30 s.</summary>
public sealed class DocumentReadinessTests
{
    private static readonly DateTime Created = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, null, 60, true)] // no line yet
    [InlineData(0, null, 3601, false)] // none after an hour: refused as any other document without lines
    [InlineData(0, 40, 60, true)] // a line 20 s ago
    [InlineData(0, 40, 71, false)]
    [InlineData(29, 40, 60, true)] // asked for while it was being written
    [InlineData(31, 40, 60, false)] // asked for later: goes as it is
    public void Check_Waits_WhileTheLinesAreBeingWritten(int askedAfter, int? lineAfter, int nowAfter, bool waits)
    {
        DocumentSource document = new() { CreatedOn = Created, LinesChangedOn = lineAfter == null ? null : Created.AddSeconds(lineAfter.Value) };
        if (lineAfter != null)
        {
            document.Lines = [new DocumentLine()];
        }

        Assert.Equal(waits ? "INO-1707" : null, DocumentReadiness.Check(document, Created.AddSeconds(askedAfter), Created.AddSeconds(nowAfter))?.Code);
    }
}
