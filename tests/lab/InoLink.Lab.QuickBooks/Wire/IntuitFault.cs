using System.Text.Json.Nodes;

namespace InoLink.Lab.QuickBooks.Wire;

/// <summary>One entry of a Fault. Detail and Element may be absent (quickbooks-api §10).</summary>
internal sealed record FaultError(string Message, string? Detail, string Code, string? Element)
{
    public JsonObject ToJson()
    {
        JsonObject error = new() { ["Message"] = Message };
        if (Detail is not null)
        {
            error["Detail"] = Detail;
        }

        error["code"] = Code;
        if (Element is not null)
        {
            error["element"] = Element;
        }

        return error;
    }
}

/// <summary>A refusal by the QuickBooks service, thrown by the rules and written as the service form of quickbooks-api §10.</summary>
internal sealed class IntuitFault : Exception
{
    public IntuitFault(string message, string? detail, string code, string? element)
        : this([new FaultError(message, detail, code, element)])
    {
    }

    public IntuitFault(IReadOnlyList<FaultError> errors)
        : base(errors[0].Code + " " + errors[0].Message + ": " + errors[0].Detail) => Errors = errors;

    public IReadOnlyList<FaultError> Errors { get; }

    /// <summary>ValidationFault unless said otherwise.</summary>
    public string Type { get; init; } = "ValidationFault";

    /// <summary>The recorded 2030 carries no <c>time</c>.</summary>
    public bool WithTime { get; init; } = true;

    /// <summary>Told in the gateway's form; a single answer only.</summary>
    public bool LowerCase { get; init; }

    public JsonObject ToJson() => new()
    {
        ["Error"] = new JsonArray([.. Errors.Select(error => error.ToJson())]),
        ["type"] = Type,
    };
}

/// <summary>A request that the real service may well answer, but that is not emulated: it fails loudly with HTTP 501.</summary>
internal sealed class NotEmulatedException(string what) : Exception("The simulated QuickBooks company does not emulate " + what + ".");
