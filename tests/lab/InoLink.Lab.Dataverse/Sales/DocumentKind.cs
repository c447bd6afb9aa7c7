using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Sales;

/// <summary>What quote, order and invoice have in common, by the names each uses, and the states each can be in.</summary>
internal sealed record DocumentKind
{
    public static DocumentKind Quote { get; } = new()
    {
        Table = "quote", LineTable = "quotedetail", Key = "quoteid", Number = "quotenumber",
        ReadOnlyStates = [1, 2, 3],
        // Won and Closed are reached by WinQuote and CloseQuote alone
        Transitions = [(0, 1), (1, 0)],
    };

    public static DocumentKind Order { get; } = new()
    {
        Table = "salesorder", LineTable = "salesorderdetail", Key = "salesorderid", Number = "ordernumber",
        ReadOnlyStates = [1, 2, 3, 4],
        // Canceled and Fulfilled are reached by CancelSalesOrder and FulfillSalesOrder alone
        Transitions = [(0, 1), (1, 0), (0, 4), (1, 4), (3, 4)],
    };

    public static DocumentKind Invoice { get; } = new()
    {
        Table = "invoice", LineTable = "invoicedetail", Key = "invoiceid", Number = "invoicenumber",
        ReadOnlyStates = [1, 2, 3],
        Transitions = [(0, 2), (0, 3), (2, 0), (3, 0)],
    };

    public required string Table { get; init; }

    public required string LineTable { get; init; }

    /// <summary>Primary key of the document, which is also the name of the lookup on its lines.</summary>
    public required string Key { get; init; }

    public required string Number { get; init; }

    /// <summary>States in which only a System Administrator changes anything (dataverse-runtime §8).</summary>
    public required HashSet<int> ReadOnlyStates { get; init; }

    /// <summary>Changes of state that an update of statecode may make.</summary>
    public required HashSet<(int From, int To)> Transitions { get; init; }

    public static int StateOf(Entity document) => (document.Value("statecode") as OptionSetValue)?.Value ?? 0;

    /// <summary>Refuses a change of a read-only document, or of its lines, unless a System Administrator makes it.</summary>
    public void DemandWritable(RequestScope scope, Entity document)
    {
        if (ReadOnlyStates.Contains(StateOf(document)) && !scope.IsUnrestricted && !scope.Access.IsUnlimited)
        {
            throw Faults.Of(FaultCode.CannotUpdateBecauseItIsReadOnly, "Cannot perform the action because the record is read only.");
        }
    }
}
