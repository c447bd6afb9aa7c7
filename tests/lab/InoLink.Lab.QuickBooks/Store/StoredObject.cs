using System.Globalization;
using System.Text.Json.Nodes;

namespace InoLink.Lab.QuickBooks.Store;

/// <summary>One object of a company as kept. The JSON is never changed in place: a change makes a new one.</summary>
internal sealed record StoredObject(
    string Entity, string Id, int SyncToken, bool Deleted, JsonObject Json, DateTimeOffset Created, DateTimeOffset Updated)
{
    public string SyncTokenText => SyncToken.ToString(CultureInfo.InvariantCulture);

    /// <summary>Objects without an Active member (transactions) count as active.</summary>
    public bool Active => Json["Active"] is null || Wire.Json.Flag(Json, "Active");
}

/// <summary>Ids are numbers as text (but for the tax codes TAX and NON of a US company): shorter ones come first.</summary>
internal sealed class IdOrder : IComparer<string>
{
    public static readonly IdOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        int byLength = (x?.Length ?? 0).CompareTo(y?.Length ?? 0);
        return byLength != 0 ? byLength : string.CompareOrdinal(x, y);
    }
}

/// <summary>What is kept of a write that carried a requestid.</summary>
internal sealed record AnsweredRequest(string RequestId, string Operation, string BodyHash, string Answer);
