using InoLink.Engine.Problems;

namespace InoLink.Engine.Documents;

/// <summary>
/// A document that was asked for at its creation goes only once it has a line and none changed for a while: header and lines are written one by one (DESIGN §4.2). Pure.
/// </summary>
public static class DocumentReadiness
{
    /// <summary>So long no line may have changed.</summary>
    public static TimeSpan Quiet { get; } = new(0, 0, 30);

    /// <summary>So long a document without lines is waited for; then it is refused as any other.</summary>
    private static readonly TimeSpan Patience = new(1, 0, 0);

    /// <summary>Why the document waits, or null.</summary>
    public static Problem? Check(DocumentSource document, DateTime? askedAt, DateTime now)
    {
        if (askedAt == null || document.CreatedOn == null || askedAt > document.CreatedOn + Quiet)
        {
            return null;
        }

        bool waitsForLines = document.Lines.Count == 0 && now < document.CreatedOn + Patience;
        bool isBeingWritten = document.LinesChangedOn + Quiet > now;
        return waitsForLines || isBeingWritten ? Catalogue.BeingWritten() : null;
    }
}
