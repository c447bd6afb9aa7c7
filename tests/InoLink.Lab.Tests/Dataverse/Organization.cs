using System.ServiceModel;
using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Tests.Dataverse;

/// <summary>A fresh organization in memory, with shorthands for tests.</summary>
internal sealed class Organization : IDisposable
{
    public Organization(string? file = null, LabClock? clock = null)
    {
        Clock = clock ?? new LabClock();
        Dataverse = LocalDataverse.Open(new LocalDataverseOptions { DatabaseFile = file, Clock = Clock });
        Admin = Dataverse.ServiceFor(Dataverse.AdministratorId);
    }

    public LabClock Clock { get; }

    public LocalDataverse Dataverse { get; }

    /// <summary>The service of a System Administrator.</summary>
    public IOrganizationService Admin { get; }

    public IOrganizationService As(Guid user) => Dataverse.ServiceFor(user);

    public Guid Account(string name) => Admin.Create(new Entity("account") { ["name"] = name });

    public Entity Get(string table, Guid id, params string[] columns) => Admin.Retrieve(table, id, columns.Length == 0 ? new ColumnSet(true) : new ColumnSet(columns));

    /// <summary>All rows whose column has that value.</summary>
    public IReadOnlyList<Entity> Where(string table, string column, object value)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return Admin.RetrieveMultiple(query).Entities;
    }

    /// <summary>Any row of a table.</summary>
    public EntityReference First(string table) => Admin.RetrieveMultiple(new QueryExpression(table) { TopCount = 1 })[0].ToEntityReference();

    public static int FaultOf(Action action) => Assert.Throws<FaultException<OrganizationServiceFault>>(action).Detail.ErrorCode;

    public static FaultException<OrganizationServiceFault> Fault(Action action) => Assert.Throws<FaultException<OrganizationServiceFault>>(action);

    public void Dispose() => Dataverse.Dispose();
}
