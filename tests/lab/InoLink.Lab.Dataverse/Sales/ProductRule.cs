using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Sales;

/// <summary>Products: they start as drafts, need units, and only active ones are sold.</summary>
internal sealed class ProductRule : RowRule
{
    private const int Family = 2;
    private const int Active = 0;
    private const int Retired = 1;
    private const int Draft = 2;
    private const int UnderRevision = 3;

    private static readonly HashSet<(int, int)> Transitions = [(Draft, Active), (Draft, Retired), (Active, Retired), (Active, UnderRevision), (UnderRevision, Active), (UnderRevision, Retired), (Retired, Active)];

    public override void BeforeCreate(RequestScope scope, TableMetadata table, Entity row)
    {
        if (row.Value("productstructure") is OptionSetValue { Value: Family })
        {
            return;
        }

        if (!row.Contains("defaultuomscheduleid") || !row.Contains("defaultuomid"))
        {
            throw Faults.Of(FaultCode.MissingUomScheduleId, "The unit schedule id is missing. A product needs defaultuomscheduleid and defaultuomid.");
        }

        var organization = scope.Row(scope.Metadata.Table("organization"), scope.Dataverse.OrganizationId);
        if (organization.Value("createproductswithoutparentinactivestate") is true && !row.Contains("parentproductid"))
        {
            row["statecode"] = new OptionSetValue(Active);
            row["statuscode"] = new OptionSetValue(1);
        }
    }

    public override void BeforeUpdate(RequestScope scope, TableMetadata table, Entity before, Entity changes)
    {
        var from = DocumentKind.StateOf(before);
        if (changes.Value("statecode") is OptionSetValue next && next.Value != from && !Transitions.Contains((from, next.Value)))
        {
            throw Faults.Of(FaultCode.InvalidStateCodeStatusCode, $"{next.Value} is not a valid state code on product with Id {before.Id:D}: it can't be reached from state {from}.");
        }
    }

    /// <summary>Refuses to put a draft or retired product, or a family, on a document.</summary>
    public static void DemandSellable(Entity product)
    {
        if (DocumentKind.StateOf(product) is Draft or Retired || product.Value("productstructure") is OptionSetValue { Value: Family })
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"You can only add active products. Product {product.Value("productnumber")} is a draft, retired, or a family.");
        }
    }
}
