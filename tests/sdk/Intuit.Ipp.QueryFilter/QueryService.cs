using System;
using System.Collections.ObjectModel;
using Intuit.Ipp.Core;

namespace Intuit.Ipp.QueryFilter;

public class QueryService<T>
{
    private const string OfficialPackageIsNeeded =
        "This is the stand-in for Intuit's SDK, which only compiles. Calls need the package IppDotNetSdkForQuickBooksApiV3: build with -p:UseOfficialSdk=true.";

    public QueryService(ServiceContext serviceContext) => throw new NotSupportedException(OfficialPackageIsNeeded);

    public ReadOnlyCollection<T> ExecuteIdsQuery(string idsQuery, QueryOperationType queryOperationType = QueryOperationType.query) => throw new NotSupportedException(OfficialPackageIsNeeded);
}
