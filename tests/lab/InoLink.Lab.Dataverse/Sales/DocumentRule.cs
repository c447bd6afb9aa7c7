using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Sales;

/// <summary>Quotes, orders, invoices: computed totals, read-only states, allowed changes of state.</summary>
internal sealed class DocumentRule(DocumentKind kind) : RowRule
{
    private static readonly HashSet<string> StateAndOwner = ["statecode", "statuscode", "ownerid", "owningbusinessunit", "owninguser", "owningteam"];

    private static readonly string[] Priced = ["discountamount", "discountpercentage", "freightamount", "pricelevelid"];

    private static readonly HashSet<string> Computed =
        ["totallineitemamount", "totallineitemdiscountamount", "totaldiscountamount", "totalamountlessfreight", "totaltax", "totalamount", "pricingerrorcode"];

    public override void BeforeCreate(RequestScope scope, TableMetadata table, Entity row)
    {
        if (row.Value("customerid") is not EntityReference customer)
        {
            throw Faults.Of(FaultCode.InvalidArgument, "You should specify a parent contact or account.");
        }

        Customer(row, customer);
        if (!Skips(row, row) && PriceCalculation.Of(scope) is { } prices)
        {
            Take(row, prices.Totals(kind, new Entity(kind.Table), row));
        }
    }

    public override void BeforeUpdate(RequestScope scope, TableMetadata table, Entity before, Entity changes)
    {
        if (changes.Attributes.Keys.Any(name => !StateAndOwner.Contains(name)))
        {
            kind.DemandWritable(scope, before);
        }

        DemandTransition(scope, before, changes);
        if (changes.Value("customerid") is EntityReference customer)
        {
            Customer(changes, customer);
        }

        if ((changes.Attributes.Keys.Any(Computed.Contains) || Priced.Any(changes.Contains)) && !Skips(before, changes) && PriceCalculation.Of(scope) is { } prices)
        {
            Take(changes, prices.Totals(kind, before, changes));
        }
    }

    /// <summary>Writes the totals after a line changed; nothing happens if they are what they were.</summary>
    public static void Recalculate(RequestScope scope, DocumentKind kind, Guid id)
    {
        var document = scope.Row(scope.Metadata.Table(kind.Table), id);
        if (Skips(document, document) || PriceCalculation.Of(scope) is not { } prices)
        {
            return;
        }

        var totals = prices.Totals(kind, document, new Entity(kind.Table));
        if (totals.Attributes.Any(total => !total.Value.Equals(document.Value(total.Key))))
        {
            totals.Id = id;
            RowUpdate.Run(scope.AsPlatform(), totals, ConcurrencyBehavior.Default, new Microsoft.Xrm.Sdk.Messages.UpdateRequest { Target = totals });
        }
    }

    private static bool Skips(Entity before, Entity changes) => changes.After<OptionSetValue>(before, "skippricecalculation") is { Value: not 0 };

    private static void Take(Entity changes, Entity totals)
    {
        foreach (var (name, value) in totals.Attributes)
        {
            changes[name] = value;
        }
    }

    private static void Customer(Entity row, EntityReference customer)
    {
        row["accountid"] = customer.LogicalName == "account" ? customer : null;
        row["contactid"] = customer.LogicalName == "contact" ? customer : null;
    }

    private void DemandTransition(RequestScope scope, Entity before, Entity changes)
    {
        if (scope.Context.IsSystem || changes.Value("statecode") is not OptionSetValue next)
        {
            return;
        }

        var from = DocumentKind.StateOf(before);
        if (from != next.Value && !kind.Transitions.Contains((from, next.Value)))
        {
            throw Faults.Of(FaultCode.InvalidStateCodeStatusCode, $"{next.Value} is not a valid state code on {kind.Table} with Id {before.Id:D}: it can't be reached from state {from} by an update.");
        }
    }
}
