using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Store;

/// <summary>One object of a company as kept. The JSON is never changed in place: a change makes a new one.</summary>
internal sealed record StoredObject(
    string Entity, long Id, int SyncToken, bool Deleted, JsonObject Json, DateTimeOffset Created, DateTimeOffset Updated)
{
    public string IdText => Id.ToString(CultureInfo.InvariantCulture);

    public string SyncTokenText => SyncToken.ToString(CultureInfo.InvariantCulture);

    /// <summary>Objects without an Active member (transactions) count as active.</summary>
    public bool Active => Json["Active"] is null || Wire.Json.Flag(Json, "Active");
}

/// <summary>What is kept of a write that carried a requestid.</summary>
internal sealed record AnsweredRequest(string RequestId, string Operation, string BodyHash, string Answer);
